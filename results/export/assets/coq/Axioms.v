(** What the theorems of the library stand on: the axioms of Coq's real numbers, and no other. *)
From Brouncker Require Import Chain Fold Ends Values Special PfaffValues Arctan Named Euler Sums Elementary Catalan Sporadic Domb AperyTwo AperyThree HalfZeta Basel Zeta.
Definition all_of_them := (@follow, @related, @rational_tail, @terminates, @value_2f1, @value_1f1, @value_0f1,
  @constant_value, @value_exp, @value_cot, @value_coth, @value_pfaff, @value_log, @value_pi, @value_series,
  @four_over_pi, @catalan_base, @franel_limit, @domb_limit, @related_by, @named_exp, @named_tan, @named_tanh,
  @named_ln, @named_atan, @named_pi, @named_besseli, @named_besselj, @root_besselj, @lowest_terms, @value_lerch,
  @scaled, @renamed, @apery_two, @basel, @eta_zeta, @end_catalan, @end_franel, @end_apery_two, @end_domb,
  @apery_three, @end_apery_three, @half_three, @end_half_zeta, @follow_fold, @follow_unfold).
Print Assumptions all_of_them.
