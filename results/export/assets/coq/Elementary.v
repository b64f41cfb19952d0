(** Elementary values of the quotients: exp, the square root, and 4/PI from Leibniz's series by Euler's fraction (Brouncker). *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Tail Functions.
Open Scope R_scope.

(** 1F1(1; 1; z) = e^z, z 1F1(1; 2; z) = e^z - 1. *)
Lemma hyp1f1_1_1 z : hyp1f1 1 1 z = exp z.
Proof.
  unfold hyp1f1. rewrite <- (is_pseries_unique _ _ _ (is_exp_Reals z)). apply Series_ext. intros k.
  assert (poch 1 k <> 0) by (apply poch_ne; intros i; pose proof (pos_INR i); lra). pose proof (INR_fact_neq_0 k). field. split; assumption.
Qed.
Lemma poch_2 k : poch 2 k = INR (fact (S k)).
Proof. induction k as [|k IH]; [simpl; ring|]. rewrite fact_S_R, <- IH, S_INR. simpl. ring. Qed.
Lemma poch_1 k : poch 1 k = INR (fact k).
Proof. induction k as [|k IH]; [simpl; ring|]. rewrite fact_S_R, <- IH. simpl. ring. Qed.
Lemma hyp1f1_1_2 z : z * hyp1f1 1 2 z = exp z - 1.
Proof.
  rewrite <- (is_pseries_unique _ _ _ (is_exp_Reals z)). unfold PSeries.
  assert (E : ex_series (fun k => / INR (fact k) * z ^ k)).
  { pose proof (is_exp_Reals z) as P. apply is_pseries_R in P. exists (exp z). exact P. }
  rewrite (Series_incr_1 _ E). unfold hyp1f1. rewrite <- Series_scal_l. simpl (/ INR (fact 0) * z ^ 0). rewrite Rinv_1, Rmult_1_l. rewrite Rplus_comm. unfold Rminus. rewrite Rplus_assoc, Rplus_opp_r, Rplus_0_r.
  apply Series_ext. intros k. rewrite poch_2, poch_1. pose proof (INR_fact_neq_0 k). pose proof (INR_fact_neq_0 (S k)). simpl pow. field. split; assumption.
Qed.

(** x = (a + sqrt (a^2 + 4b))/2 for constants a > 0, b with a^2 + 4b > 0. *)
Theorem constant_fraction a b : 0 < a -> b <> 0 -> 0 < a ^ 2 + 4 * b -> (exists L, pcf_limit (fun _ => a) (fun _ => b) L) ->
  pcf_limit (fun _ => a) (fun _ => b) ((a + sqrt (a ^ 2 + 4 * b)) / 2).
Proof.
  intros Ha Hb HD [L HL]. set (s := sqrt (a ^ 2 + 4 * b)). assert (S2 : s * s = a ^ 2 + 4 * b) by (apply sqrt_sqrt; lra).
  assert (Sp : 0 < s) by (apply sqrt_lt_R0; exact HD). set (x := (a + s) / 2). assert (X0 : 0 < x) by (unfold x; lra).
  assert (XX : x * x = a * x + b) by (unfold x; nra). set (X := fun n => / x ^ n).
  assert (Xr : forall n, X n = a * X (S n) + b * X (S (S n))).
  { intros n. unfold X. pose proof (pow_lt x n X0). simpl. replace (/ x ^ n) with (x * x * / (x * (x * x ^ n))) by (field; lra). rewrite XX. field. lra. }
  assert (Bx : Rabs b < x * x).
  { apply Rabs_def1; [nra|]. assert (0 < a * x + 2 * b); [|lra]. unfold x. replace (a * ((a + s) / 2) + 2 * b) with ((s * s + a * s) / 2) by (rewrite S2; field). apply Rmult_lt_0_compat; nra. }
  assert (E : X 0%nat = L * X 1%nat).
  { apply (recessive_by_ratio (fun _ => a) (fun _ => b) X Xr L HL (Rabs b / (x * x))).
    - split; [apply Rmult_le_pos; [apply Rabs_pos | left; apply Rinv_0_lt_compat; nra]|].
      apply Rmult_lt_reg_r with (x * x); [nra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by nra. lra.
    - exists O. intros n _. pose proof (pow_lt x n X0) as P. assert (Q : 0 < X n) by (apply Rinv_0_lt_compat; exact P). split; [lra|].
      right. replace (b * X (S (S n))) with (b * (/ (x * x) * X n)) by (unfold X; simpl; field; lra). rewrite Rabs_mult, (Rabs_pos_eq (/ (x * x) * X n)), (Rabs_pos_eq (X n)).
      + unfold Rdiv. ring.
      + lra.
      + apply Rmult_le_pos; [left; apply Rinv_0_lt_compat; nra | lra]. }
  unfold X in E. simpl in E. replace x with L; [exact HL|]. apply Rmult_eq_reg_r with (/ x); [|apply Rinv_neq_0_compat; lra]. rewrite Rinv_r by lra. rewrite Rmult_1_r, Rinv_1 in E. lra.
Qed.

(** 1 + 4/PI = 2 + 1/(2 + 9/(2 + 25/...)): p n = u n (1 + S n), q n = u n S n, u n = 1 3 ... (2n+1), S n the partial sums of Leibniz's series. *)
Section Leibniz.
Let a := fun _ : nat => 2. Let b := fun n : nat => (2 * INR n - 1) ^ 2.
Fixpoint odd_factorial (n : nat) : R := match n with O => 1 | S i => odd_factorial i * (2 * INR n + 1) end.
Definition leibniz n := sum_f_R0 (tg_alt PI_tg) n.
Lemma leibniz_S n : leibniz (S n) = leibniz n + (-1) ^ S n / (2 * INR n + 3).
Proof. unfold leibniz. simpl sum_f_R0. unfold tg_alt, PI_tg, Rdiv. replace (INR (2 * S n + 1)) with (2 * INR n + 3) by (rewrite plus_INR, mult_INR, (S_INR n); simpl INR; ring). reflexivity. Qed.
Lemma leibniz_pq n : q a b n = odd_factorial n * leibniz n /\ p a b n = odd_factorial n * (1 + leibniz n) /\
  q a b (S n) = odd_factorial (S n) * leibniz (S n) /\ p a b (S n) = odd_factorial (S n) * (1 + leibniz (S n)).
Proof.
  induction n as [|n [I1 [I2 [I3 I4]]]].
  - rewrite q_0, p_0, q_1, p_1, leibniz_S. unfold a, b, leibniz, tg_alt, PI_tg. simpl. repeat split; field.
  - split; [exact I3|]. split; [exact I4|]. rewrite q_SS, p_SS, I1, I2, I3, I4, (leibniz_S (S n)), (leibniz_S n). unfold a, b.
    change (odd_factorial (S (S n))) with (odd_factorial n * (2 * INR (S n) + 1) * (2 * INR (S (S n)) + 1)). change (odd_factorial (S n)) with (odd_factorial n * (2 * INR (S n) + 1)).
    rewrite !S_INR. rewrite <- !tech_pow_Rmult. pose proof (pos_INR n). split; field; lra.
Qed.
Lemma odd_factorial_pos n : 0 < odd_factorial n.
Proof. induction n as [|n IH]; [simpl; lra|]. change (odd_factorial (S n)) with (odd_factorial n * (2 * INR (S n) + 1)). pose proof (pos_INR (S n)). apply Rmult_lt_0_compat; lra. Qed.
Theorem four_over_pi : pcf_limit (fun _ => 2) (fun n => (2 * INR n - 1) ^ 2) (1 + 4 / PI).
Proof.
  change (pcf_limit a b (1 + 4 / PI)). pose proof PI_RGT_0 as HP.
  assert (L : is_lim_seq leibniz (PI / 4)).
  { apply is_lim_seq_Reals. rewrite <- Alt_PI_eq. replace (Alt_PI / 4) with (let (x, _) := exist_PI in x) by (unfold Alt_PI; destruct exist_PI; field). destruct exist_PI as [x Hx]. exact Hx. }
  assert (E : eventually (fun n => q a b n <> 0)).
  { apply is_lim_seq_spec in L. destruct (L (mkposreal (PI / 8) ltac:(lra))) as [N HN]. simpl in HN. exists N. intros n Hn. specialize (HN n Hn). apply Rabs_def2 in HN.
    destruct (leibniz_pq n) as [-> _]. pose proof (odd_factorial_pos n). apply Rmult_integral_contrapositive_currified; lra. }
  split; [exact E|]. destruct E as [N HN]. apply (is_lim_seq_ext_loc (fun n => 1 + / leibniz n)).
  - exists N. intros n Hn. specialize (HN n Hn). destruct (leibniz_pq n) as [Q [P _]]. rewrite Q in HN. rewrite P, Q. pose proof (odd_factorial_pos n).
    assert (leibniz n <> 0) by (intro Z; apply HN; rewrite Z; ring). field. split; lra.
  - replace (Finite (1 + 4 / PI)) with (Finite (1 + / (PI / 4))) by (f_equal; field; lra). apply is_lim_seq_plus'; [apply is_lim_seq_const|].
    apply (is_lim_seq_inv _ (Finite (PI / 4))); [exact L|]. intro Z. injection Z. lra.
Qed.
End Leibniz.
