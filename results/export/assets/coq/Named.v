(** The quotients of Values.v, Special.v, PfaffValues.v and Arctan.v by the number that a reader knows: exp, tan, tanh, atan, PI, ln and Bessel functions of
    integer order, each as the x of a Moebius map. *)
Require Import ZArith Reals Lra Lia Psatz List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Functions Chain Values Special PfaffValues Arctan.
Import ListNotations.
Open Scope R_scope.

Lemma plain a b v : limit_of a b (MatZ 1 0 0 1) v -> pcf_limit (seq a) (seq b) v.
Proof. intros [_ H]. unfold top_of, bottom_of in H. cbn [z11 z12 z21 z22] in H. replace ((1 * v + 0) / (0 * v + 1)) with v in H by (field; lra). exact H. Qed.
Lemma through a b m x v : limit_of a b (MatZ 1 0 0 1) v -> bottom_of m x <> 0 -> v = top_of m x / bottom_of m x -> limit_of a b m x.
Proof. intros H N E. split; [exact N|]. rewrite <- E. apply plain. exact H. Qed.
(** p/(q x) *)
Lemma inverse_of a b p q x v : limit_of a b (MatZ 1 0 0 1) v -> IZR q <> 0 -> x <> 0 -> v = IZR p / IZR q / x -> limit_of a b (MatZ 0 p q 0) x.
Proof.
  intros H Q X E. apply (through _ _ _ _ _ H); unfold top_of, bottom_of; cbn [z11 z12 z21 z22].
  - rewrite Rplus_0_r. apply Rmult_integral_contrapositive_currified; assumption.
  - rewrite E. field. split; assumption.
Qed.

Theorem named_exp a1 a0 b1 g z : check_1f1 a1 a0 b1 0 g = true -> z = IZR b1 / IZR a1 ^ 2 -> IZR a0 = IZR a1 * (1 - z) -> limit_of [a0; a1] [0%Z; b1] (MatZ 0 b1 a1 (- a1)) (exp z).
Proof.
  intros H Hz Ha. pose proof (value_exp a1 a0 b1 g z (IZR a1 * z) H Hz Ha eq_refl) as V. unfold check_1f1 in H. do 4 (apply andb_prop in H; destruct H as [H ?]).
  apply Z.ltb_lt, IZR_lt in H3. rewrite negb_true_iff in H2. apply Z.eqb_neq, IZR_neq in H2.
  assert (Z0 : z <> 0) by (rewrite Hz; unfold Rdiv; apply Rmult_integral_contrapositive_currified; [exact H2 | apply Rinv_neq_0_compat, pow_nonzero; lra]).
  assert (N : exp z - 1 <> 0) by (intros D; apply Z0; apply exp_inv; rewrite exp_0; lra).
  apply (through _ _ _ _ _ V); unfold top_of, bottom_of; cbn [z11 z12 z21 z22]; rewrite opp_IZR.
  - replace (IZR a1 * exp z + - IZR a1) with (IZR a1 * (exp z - 1)) by ring. apply Rmult_integral_contrapositive_currified; [lra | exact N].
  - replace (IZR a1 * z) with (IZR b1 / IZR a1) by (rewrite Hz; field; lra). field. repeat split; try lra. intros D. apply N. apply Rmult_eq_reg_l with (IZR a1); lra.
Qed.
Theorem named_tan a1 a0 b0 g x p q : check_0f1 a1 a0 b0 g = true -> IZR a1 = 2 * IZR a0 -> IZR b0 = - (IZR a0 * x) ^ 2 -> 0 < x <= 3 / 2 -> IZR q <> 0 -> IZR p / IZR q = IZR a0 * x ->
  limit_of [a0; a1] [b0] (MatZ 0 p q 0) (tan x).
Proof.
  intros H Ha Hb Hx Q E. pose proof PI2_3_2. pose proof PI_RGT_0. assert (S : 0 < sin x) by (apply sin_gt_0; lra). assert (C : 0 < cos x) by (apply cos_gt_0; lra).
  apply (inverse_of _ _ _ _ _ _ (value_cot a1 a0 b0 g x _ H Ha Hb eq_refl) Q); unfold tan.
  - unfold Rdiv. apply Rmult_integral_contrapositive_currified; [lra | apply Rinv_neq_0_compat; lra].
  - rewrite E. field. split; lra.
Qed.
Theorem named_tanh a1 a0 b0 g x p q : check_0f1 a1 a0 b0 g = true -> IZR a1 = 2 * IZR a0 -> IZR b0 = (IZR a0 * x) ^ 2 -> 0 < x -> IZR q <> 0 -> IZR p / IZR q = IZR a0 * x ->
  limit_of [a0; a1] [b0] (MatZ 0 p q 0) (tanh x).
Proof.
  intros H Ha Hb Hx Q E. assert (S : 0 < sinh x) by (rewrite <- sinh_0; apply sinh_lt; exact Hx).
  assert (C : 0 < cosh x) by (unfold cosh; pose proof (exp_pos x); pose proof (exp_pos (- x)); lra).
  apply (inverse_of _ _ _ _ _ _ (value_coth a1 a0 b0 g x _ H Ha Hb eq_refl) Q); unfold tanh.
  - unfold Rdiv. apply Rmult_integral_contrapositive_currified; [lra | apply Rinv_neq_0_compat; lra].
  - rewrite E. field. split; lra.
Qed.
Theorem named_ln a1 a0 b2 d g s u p q : check_pfaff a1 a0 b2 0 0 d g = true -> 0 < s -> s * s = IZR d -> 2 * IZR a0 = IZR a1 + s -> u = (IZR a1 + s) / (2 * s) ->
  IZR q <> 0 -> IZR p / IZR q = (IZR a1 - s) / 2 -> limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 0 p q 0) (ln u).
Proof.
  intros H Hs Hss Ha Hu Q E. pose proof H as H'. unfold check_pfaff in H'. do 5 (apply andb_prop in H'; destruct H' as [H' ?]). apply Z.ltb_lt, IZR_lt in H2, H3, H4.
  apply andb_prop in H'. destruct H' as [HD _]. apply Z.eqb_eq in HD. pose proof Hss as Hss'. rewrite HD, plus_IZR, !mult_IZR in Hss'. assert (SD : s < IZR a1) by nra.
  pose proof (value_log a1 a0 b2 d g s _ _ _ H Hs Hss eq_refl Ha eq_refl eq_refl) as V. set (A := IZR a1) in *.
  assert (U : 1 < u). { rewrite Hu. apply Rmult_lt_reg_r with (2 * s); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  assert (W : 1 - (A - s) / (A + s) = / u) by (rewrite Hu; field; lra). rewrite W in V. rewrite ln_Rinv in V by lra.
  assert (L : 0 < ln u) by (rewrite <- ln_1; apply ln_increasing; lra).
  apply (inverse_of _ _ _ _ _ _ V Q); [lra|]. rewrite E. field. split; lra.
Qed.
Theorem named_atan a1 a0 b2 d g y v p : check_2f1 a1 a0 b2 0 0 d g = true -> IZR a1 = 2 * IZR a0 -> IZR b2 = IZR p * IZR p -> 0 < IZR p -> y = IZR p -> v = y / IZR a0 ->
  limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 0 p 1 0) (atan v).
Proof.
  intros H Ha Hb Hy -> Hv. pose proof (value_arctan a1 a0 b2 d g (IZR p) _ v H Ha Hb Hy eq_refl Hv) as V.
  assert (A1 : 0 < IZR a0). { unfold check_2f1 in H. do 6 (apply andb_prop in H; destruct H as [H ?]). apply Z.ltb_lt, IZR_lt in H5. lra. }
  assert (P : 0 < atan v) by (rewrite <- atan_0; apply atan_increasing; rewrite Hv; apply Rdiv_lt_0_compat; lra).
  apply (inverse_of _ _ _ _ _ _ V); [lra | lra | field; lra].
Qed.
Theorem named_pi a1 a0 b2 d g p t : check_2f1 a1 a0 b2 0 0 d g = true -> IZR a1 = 2 * IZR a0 -> IZR b2 = IZR p * IZR p -> 0 < IZR p -> IZR p = IZR a0 -> IZR t = 4 * IZR p ->
  limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 0 t 1 0) PI.
Proof.
  intros H Ha Hb Hy E Ht. pose proof PI_RGT_0. apply (inverse_of _ _ _ _ _ _ (value_pi a1 a0 b2 d g (IZR p) _ H Ha Hb Hy E eq_refl)); [lra | lra | rewrite Ht; field; lra].
Qed.

(** Bessel functions of integer order. *)
Definition besseli (nu : nat) (x : R) := (x / 2) ^ nu / INR (fact nu) * hyp0f1 (INR nu + 1) (x ^ 2 / 4).
Definition besselj (nu : nat) (x : R) := (x / 2) ^ nu / INR (fact nu) * hyp0f1 (INR nu + 1) (- (x ^ 2 / 4)).
Lemma bessel_quotient nu x F G : x <> 0 -> (x / 2) ^ nu / INR (fact nu) * F / ((x / 2) ^ S nu / INR (fact (S nu)) * G) = 2 * (INR nu + 1) / x * (F / G).
Proof.
  intros X. rewrite fact_S_R. pose proof (INR_fact_neq_0 nu) as N. pose proof (pos_INR nu) as P. assert (W : (x / 2) ^ nu <> 0) by (apply pow_nonzero; lra).
  set (A := (x / 2) ^ nu / INR (fact nu)). set (c := x / 2 / (INR nu + 1)).
  assert (A0 : A <> 0) by (unfold A, Rdiv; apply Rmult_integral_contrapositive_currified; [exact W | apply Rinv_neq_0_compat; exact N]).
  assert (B : (x / 2) ^ S nu / ((INR nu + 1) * INR (fact nu)) = A * c) by (unfold A, c; cbn [pow]; field; split; lra).
  rewrite B. replace (2 * (INR nu + 1) / x) with (/ c) by (unfold c; field; split; lra).
  unfold Rdiv. rewrite !Rinv_mult. replace (A * F * (/ A * / c * / G)) with (A * / A * (/ c * (F * / G))) by ring. rewrite Rinv_r by exact A0. ring.
Qed.
Section Bessel.
Variables (a1 a0 b0 : Z) (g : growth) (nu : nat) (x t : R).
Hypothesis H : check_0f1 a1 a0 b0 g = true.
Hypothesis Ha : IZR a0 = IZR a1 * (INR nu + 1).
Hypothesis X : x <> 0.
Hypothesis Ht : t = IZR a1 * x / 2.
Lemma a1_pos : 0 < IZR a1.
Proof. pose proof H as K. unfold check_0f1 in K. do 3 (apply andb_prop in K; destruct K as [K ?]). apply IZR_lt, Z.ltb_lt. assumption. Qed.
Lemma bessel_limit z : IZR b0 = IZR a1 ^ 2 * z -> limit_of [a0; a1] [b0] (MatZ 1 0 0 1)
  (t * ((x / 2) ^ nu / INR (fact nu) * hyp0f1 (INR nu + 1) z / ((x / 2) ^ S nu / INR (fact (S nu)) * hyp0f1 (INR (S nu) + 1) z))).
Proof.
  intros Hb. pose proof a1_pos as A. rewrite (bessel_quotient nu x _ _ X). rewrite S_INR.
  assert (E : forall F G, t * (2 * (INR nu + 1) / x * (F / G)) = IZR a1 * (INR nu + 1) * F / G).
  { intros F G. unfold Rdiv. generalize (/ G). intros i. rewrite Ht. field. exact X. }
  rewrite E.
  apply (value_0f1 a1 a0 b0 g _ (INR nu + 1) _ z H); auto.
  - rewrite Ha. field. lra.
  - rewrite Hb. field. lra.
Qed.
Theorem named_besseli : IZR b0 = (IZR a1 * x / 2) ^ 2 -> limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (t * (besseli nu x / besseli (S nu) x)).
Proof. intros Hb. apply bessel_limit. rewrite Hb. field. Qed.
Theorem named_besselj : IZR b0 = - (IZR a1 * x / 2) ^ 2 -> limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (t * (besselj nu x / besselj (S nu) x)).
Proof. intros Hb. apply bessel_limit. rewrite Hb. field. Qed.
End Bessel.
(** x irrational. *)
Theorem root_besseli a1 a0 b0 g nu x : check_0f1 a1 a0 b0 g = true -> IZR a0 = IZR a1 * (INR nu + 1) -> 0 < IZR b0 -> x = 2 * sqrt (IZR b0) / IZR a1 ->
  limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (sqrt (IZR b0) * (besseli nu x / besseli (S nu) x)).
Proof.
  intros H Ha P Hx. pose proof (a1_pos a1 a0 b0 g H) as A. pose proof (sqrt_lt_R0 _ P) as S. pose proof (sqrt_sqrt (IZR b0) ltac:(lra)) as SS.
  assert (X : 0 < x) by (rewrite Hx; apply Rdiv_lt_0_compat; lra). assert (T : IZR a1 * x / 2 = sqrt (IZR b0)) by (rewrite Hx; field; lra).
  apply (named_besseli a1 a0 b0 g nu x (sqrt (IZR b0)) H Ha ltac:(lra)); rewrite T; [reflexivity | rewrite <- SS at 1; ring].
Qed.
Theorem root_besselj a1 a0 b0 g nu x c : check_0f1 a1 a0 b0 g = true -> IZR a0 = IZR a1 * (INR nu + 1) -> c = - IZR b0 -> 0 < c -> x = 2 * sqrt c / IZR a1 ->
  limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (sqrt c * (besselj nu x / besselj (S nu) x)).
Proof.
  intros H Ha Hc P Hx. pose proof (a1_pos a1 a0 b0 g H) as A. pose proof (sqrt_lt_R0 _ P) as S. pose proof (sqrt_sqrt c ltac:(lra)) as SS.
  assert (X : 0 < x) by (rewrite Hx; apply Rdiv_lt_0_compat; lra). assert (T : IZR a1 * x / 2 = sqrt c) by (rewrite Hx; field; lra).
  apply (named_besselj a1 a0 b0 g nu x (sqrt c) H Ha ltac:(lra)); rewrite T; [reflexivity | lra].
Qed.
(** With t = p/q. *)
Theorem multiple_of a b p q t x : IZR q <> 0 -> t = IZR p / IZR q -> limit_of a b (MatZ 1 0 0 1) (t * x) -> limit_of a b (MatZ p 0 0 q) x.
Proof.
  intros Q -> H. apply (through _ _ _ _ _ H); unfold top_of, bottom_of; cbn [z11 z12 z21 z22]; [lra | field; exact Q].
Qed.
(** The same limit with a map in lowest terms. *)
Theorem lowest_terms a b m m' x : proportional m m' = true -> limit_of a b m x -> limit_of a b m' x.
Proof. intros P [N H]. destruct (proportional_ok m m' x P N) as [N' E]. split; [exact N' | rewrite <- E; exact H]. Qed.
