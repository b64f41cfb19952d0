(** Quotients of hypergeometric functions that are elementary: exp, and cot and coth (Lambert). *)
Require Import ZArith Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Functions Ratio Hypergeometric Elementary Chain Values.
Import ListNotations.
Open Scope R_scope.

(** (2k)! = (1/2)_k k! 4^k, (2k+1)! = (3/2)_k k! 4^k *)
Lemma fact_even k : INR (fact (2 * k)) = poch (1/2) k * INR (fact k) * 4 ^ k.
Proof.
  induction k as [|k IH]; [simpl; ring|]. replace (2 * S k)%nat with (S (S (2 * k))) by lia. rewrite !fact_S_R, IH. rewrite (S_INR (2 * k)), mult_INR.
  change (poch (1/2) (S k)) with (poch (1/2) k * (1/2 + INR k)). simpl (INR 2). rewrite <- tech_pow_Rmult. field.
Qed.
Lemma fact_odd k : INR (fact (2 * k + 1)) = poch (3/2) k * INR (fact k) * 4 ^ k.
Proof.
  induction k as [|k IH]; [simpl; ring|]. replace (2 * S k + 1)%nat with (S (S (2 * k + 1))) by lia. rewrite !fact_S_R, IH. rewrite (S_INR (2 * k + 1)), plus_INR, mult_INR.
  change (poch (3/2) (S k)) with (poch (3/2) k * (3/2 + INR k)). simpl (INR 2). simpl (INR 1). rewrite <- tech_pow_Rmult. field.
Qed.
Lemma half_poch_ne h k : 0 < h -> poch h k <> 0.
Proof. intros Hh. apply poch_ne. intros i. pose proof (pos_INR i). lra. Qed.
Lemma four_pow k : 4 ^ k <> 0.
Proof. apply pow_nonzero. lra. Qed.
Lemma term_even x k e : e * e = 1 -> (e * (x * x / 4)) ^ k / (poch (1/2) k * INR (fact k)) = e ^ k / INR (fact (2 * k)) * (x * x) ^ k.
Proof.
  intros _. rewrite fact_even. replace (e * (x * x / 4)) with (e * ((x * x) * / 4)) by field. rewrite !Rpow_mult_distr, pow_inv. 
  pose proof (half_poch_ne (1/2) k ltac:(lra)). pose proof (INR_fact_neq_0 k). pose proof (four_pow k). field. repeat split; assumption.
Qed.
Lemma term_odd x k e : e * e = 1 -> (e * (x * x / 4)) ^ k / (poch (3/2) k * INR (fact k)) = e ^ k / INR (fact (2 * k + 1)) * (x * x) ^ k.
Proof.
  intros _. rewrite fact_odd. replace (e * (x * x / 4)) with (e * ((x * x) * / 4)) by field. rewrite !Rpow_mult_distr, pow_inv.
  pose proof (half_poch_ne (3/2) k ltac:(lra)). pose proof (INR_fact_neq_0 k). pose proof (four_pow k). field. repeat split; assumption.
Qed.
Lemma hyp0f1_cos x : hyp0f1 (1/2) (- (x * x / 4)) = cos x.
Proof.
  unfold hyp0f1, cos. destruct (exist_cos (Rsqr x)) as [l Hl]. apply is_series_unique. apply is_series_Reals in Hl. apply is_series_ext with (2 := Hl).
  intros k. unfold cos_n, Rsqr. replace (- (x * x / 4)) with ((-1) * (x * x / 4)) by ring. rewrite term_even by ring. reflexivity.
Qed.
Lemma hyp0f1_sin x : x * hyp0f1 (3/2) (- (x * x / 4)) = sin x.
Proof.
  unfold hyp0f1, sin. destruct (exist_sin (Rsqr x)) as [l Hl]. f_equal. apply is_series_unique. apply is_series_Reals in Hl. apply is_series_ext with (2 := Hl).
  intros k. unfold sin_n, Rsqr. replace (- (x * x / 4)) with ((-1) * (x * x / 4)) by ring. rewrite term_odd by ring. reflexivity.
Qed.
(** e^x = C + x S by the even and the odd terms. *)
Lemma hyp0f1_exp x : exp x = hyp0f1 (1/2) (x * x / 4) + x * hyp0f1 (3/2) (x * x / 4).
Proof.
  assert (K : forall h z, 0 < h -> is_series (fun k => z ^ k / (poch h k * INR (fact k))) (hyp0f1 h z)).
  { intros h z Hh. apply Series_correct. assert (Hc : forall i, h + INR i <> 0) by (intros i; pose proof (pos_INR i); lra).
    assert (T : forall k, term 0 0 z h k = z ^ k / (poch h k * INR (fact k))); [|apply (ex_series_ext (term 0 0 z h)); [exact T | apply t_series; rewrite Rabs_R0; lra]].
    intros k. induction k as [|k IH]; [simpl; field|]. rewrite term_S, IH, fact_S_R, <- (tech_pow_Rmult z k).
    pose proof (Hc k). pose proof (poch_ne h k Hc). pose proof (INR_fact_neq_0 k). pose proof (pos_INR k).
    change (poch h (S k)) with (poch h k * (h + INR k)). field. repeat split; try assumption; lra. }
  assert (X : is_pseries (fun n => / INR (fact n)) x (hyp0f1 (1/2) (x * x / 4) + x * hyp0f1 (3/2) (x * x / 4))).
  { apply is_pseries_odd_even.
    - apply is_pseries_R. apply is_series_ext with (2 := K (1/2) (x * x / 4) ltac:(lra)). intros k. pose proof (term_even x k 1 ltac:(ring)) as T. rewrite !Rmult_1_l, pow1 in T.
      rewrite T. replace (x ^ 2) with (x * x) by ring. unfold Rdiv. rewrite Rmult_1_l. reflexivity.
    - apply is_pseries_R. apply is_series_ext with (2 := K (3/2) (x * x / 4) ltac:(lra)). intros k. pose proof (term_odd x k 1 ltac:(ring)) as T. rewrite !Rmult_1_l, pow1 in T.
      rewrite T. replace (x ^ 2) with (x * x) by ring. unfold Rdiv. rewrite Rmult_1_l. reflexivity. }
  rewrite <- (is_pseries_unique _ _ _ (is_exp_Reals x)). apply (is_pseries_unique _ _ _ X).
Qed.
Lemma hyp0f1_cosh x : hyp0f1 (1/2) (x * x / 4) = cosh x /\ x * hyp0f1 (3/2) (x * x / 4) = sinh x.
Proof.
  pose proof (hyp0f1_exp x) as P. pose proof (hyp0f1_exp (- x)) as N. replace (- x * - x / 4) with (x * x / 4) in N by field. unfold cosh, sinh. lra.
Qed.

(** a = t (n + 1 - z), b = t^2 z n: L = t z/(e^z - 1). *)
Theorem value_exp a1 a0 b1 g z x : check_1f1 a1 a0 b1 0 g = true -> z = IZR b1 / IZR a1 ^ 2 -> IZR a0 = IZR a1 * (1 - z) -> x = IZR a1 * z ->
  limit_of [a0; a1] [0%Z; b1] (MatZ 1 0 0 1) (x / (exp z - 1)).
Proof.
  intros H Hz Ha ->. pose proof H as H'. unfold check_1f1 in H'. do 4 (apply andb_prop in H'; destruct H' as [H' ?]). apply Z.ltb_lt, IZR_lt in H3. rewrite Bool.negb_true_iff in H2. apply Z.eqb_neq, IZR_neq in H2.
  assert (Z0 : z <> 0) by (rewrite Hz; unfold Rdiv; apply Rmult_integral_contrapositive_currified; [exact H2 | apply Rinv_neq_0_compat, pow_nonzero; lra]).
  assert (E : limit_of [a0; a1] [0%Z; b1] (MatZ 1 0 0 1) (IZR a1 * hyp1f1 1 1 (- z) / hyp1f1 1 2 (- z))).
  { apply (value_1f1 a1 a0 b1 0 g) with (z := z); auto; try (rewrite Ha; field; lra); try lra. }
  replace (IZR a1 * z / (exp z - 1)) with (IZR a1 * hyp1f1 1 1 (- z) / hyp1f1 1 2 (- z)); [exact E|].
  pose proof (hyp1f1_1_2 (- z)) as T. rewrite hyp1f1_1_1. assert (P : exp (- z) * exp z = 1) by (rewrite <- exp_plus, Rplus_opp_l; apply exp_0).
  assert (N : exp z - 1 <> 0). { intros D. apply Z0. apply exp_inv. rewrite exp_0. lra. }
  assert (Y : hyp1f1 1 2 (- z) = (1 - exp (- z)) / z) by (apply Rmult_eq_reg_l with (- z); [rewrite T; field; exact Z0 | lra]).
  assert (V : 1 - exp (- z) = exp (- z) * (exp z - 1)) by lra. pose proof (exp_pos (- z)). rewrite Y, V. field. repeat split; try assumption; lra.
Qed.

(** a = t (n + 1/2), b = -(t x/2)^2: L = (t/2) x cot x; b = (t x/2)^2: L = (t/2) x coth x. *)
Theorem value_cot a1 a0 b0 g x t : check_0f1 a1 a0 b0 g = true -> IZR a1 = 2 * IZR a0 -> IZR b0 = - (IZR a0 * x) ^ 2 -> t = IZR a0 * x -> 
  limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (t * cos x / sin x).
Proof.
  intros H Ha Hb ->. pose proof H as H'. unfold check_0f1 in H'. do 3 (apply andb_prop in H'; destruct H' as [H' ?]). apply Z.ltb_lt, IZR_lt in H2. rewrite Bool.negb_true_iff in H1. apply Z.eqb_neq, IZR_neq in H1.
  assert (X0 : x <> 0) by (intros E; apply H1; rewrite Hb, E; ring). assert (A0 : IZR a0 <> 0) by lra.
  replace (IZR a0 * x * cos x / sin x) with (IZR a0 * hyp0f1 (1/2) (- (x * x / 4)) / hyp0f1 (3/2) (- (x * x / 4))).
  - apply (value_0f1 a1 a0 b0 g); auto; try lra; rewrite ?Hb, Ha; field; lra.
  - rewrite hyp0f1_cos, <- (hyp0f1_sin x). unfold Rdiv. rewrite Rinv_mult. generalize (/ hyp0f1 (3 * / 2) (- (x * x * / 4))). intros k. field. exact X0.
Qed.
Theorem value_coth a1 a0 b0 g x t : check_0f1 a1 a0 b0 g = true -> IZR a1 = 2 * IZR a0 -> IZR b0 = (IZR a0 * x) ^ 2 -> t = IZR a0 * x -> 
  limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (t * cosh x / sinh x).
Proof.
  intros H Ha Hb ->. pose proof H as H'. unfold check_0f1 in H'. do 3 (apply andb_prop in H'; destruct H' as [H' ?]). apply Z.ltb_lt, IZR_lt in H2. rewrite Bool.negb_true_iff in H1. apply Z.eqb_neq, IZR_neq in H1.
  assert (X0 : x <> 0) by (intros E; apply H1; rewrite Hb, E; ring). assert (A0 : IZR a0 <> 0) by lra.
  replace (IZR a0 * x * cosh x / sinh x) with (IZR a0 * hyp0f1 (1/2) (x * x / 4) / hyp0f1 (3/2) (x * x / 4)).
  - apply (value_0f1 a1 a0 b0 g); auto; try lra; rewrite ?Hb, Ha; field; lra.
  - destruct (hyp0f1_cosh x) as [C S]. rewrite C, <- S. unfold Rdiv. rewrite Rinv_mult. generalize (/ hyp0f1 (3 * / 2) (x * x * / 4)). intros k. field. exact X0.
Qed.
