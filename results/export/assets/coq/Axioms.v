(** What the theorems of the library stand on: the axioms of Coq's real numbers, and no other. *)
From Brouncker Require Import Chain Ends Values Special PfaffValues Arctan Euler Elementary Catalan Sporadic Domb.
Print Assumptions follow.
Print Assumptions related.
Print Assumptions rational_tail.
Print Assumptions terminates.
Print Assumptions value_2f1.
Print Assumptions value_1f1.
Print Assumptions value_0f1.
Print Assumptions constant_value.
Print Assumptions value_exp.
Print Assumptions value_cot.
Print Assumptions value_coth.
Print Assumptions value_pfaff.
Print Assumptions value_log.
Print Assumptions value_pi.
Print Assumptions value_series.
Print Assumptions four_over_pi.
Print Assumptions catalan_base.
Print Assumptions franel_limit.
Print Assumptions domb_limit.
