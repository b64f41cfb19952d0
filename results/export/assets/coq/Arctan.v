(** 2F1(1/2, 1/2; 1/2; sin^2 x) = 1/cos x and sin x 2F1(1/2, 1/2; 3/2; sin^2 x) = x for 0 <= x < PI/2, so that PCF(2n + 1, n^2) = 4/PI and
    PCF(a1 (n + 1/2), y^2 n^2) = y/atan (2 y/a1). *)
Require Import ZArith Reals Lra Lia Psatz List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Functions Ratio Hypergeometric Chain Values.
Import ListNotations.
Open Scope R_scope.

(** The coefficients: (1/2)_k^2/((c)_k k!). *)
Notation coef := (term 1 1 (1/4)).
Lemma coef_S c k : coef c (S k) = coef c k * ((INR k + 1/2) ^ 2 / ((c + INR k) * (INR k + 1))).
Proof. rewrite term_S. f_equal. f_equal. field. Qed.
Lemma coef_pos c k : 0 < c -> 0 < coef c k.
Proof.
  intros Hc. induction k as [|k IH]; [simpl; lra|]. rewrite coef_S. pose proof (pos_INR k). apply Rmult_lt_0_compat; [exact IH|].
  apply Rdiv_lt_0_compat; [apply pow_lt; lra | apply Rmult_lt_0_compat; lra].
Qed.
Lemma coef_radius c : 0 < c -> CV_radius (coef c) = Finite 1.
Proof.
  intros Hc. replace (Finite 1) with (Finite (/ 1)) by (f_equal; apply Rinv_1). apply CV_radius_finite_DAlembert; [|lra|].
  - intros n. pose proof (coef_pos c n Hc). lra.
  - apply is_lim_seq_ext with (fun n => M 1 1 (1/4) (0 + INR n) / ((c + INR n) * (1 + INR n))); [|apply (quotient_lim 1 1 (1/4))].
    intros n. pose proof (coef_pos c n Hc) as P. pose proof (coef_pos c (S n) Hc) as P1. pose proof (pos_INR n). rewrite Rabs_pos_eq.
    + rewrite coef_S. unfold M. field. repeat split; lra.
    + left. apply Rdiv_lt_0_compat; assumption.
Qed.
Lemma pair_is_pseries c u : 0 < c -> hyp2f1_pair 1 (1/4) c u = PSeries (coef c) u.
Proof.
  intros Hc. assert (C : forall i, c + INR i <> 0) by (intros i; pose proof (pos_INR i); lra). apply Series_ext. intros k.
  induction k as [|k IH]; [simpl; field|]. rewrite coef_S, fact_S_R. simpl poch. simpl poch2. rewrite <- !(tech_pow_Rmult u k).
  pose proof (C k). pose proof (poch_ne c k C). pose proof (INR_fact_neq_0 k). pose proof (pos_INR k).
  transitivity (poch2 1 (1/4) k * u ^ k / (poch c k * INR (fact k)) * (u * ((INR k + 1/2) ^ 2 / ((c + INR k) * (INR k + 1))))); [field; repeat split; try assumption; lra|].
  rewrite IH. ring.
Qed.
Section At.
Variable u : R.
Hypothesis u_small : Rabs u < 1.
Lemma ex_coef c : 0 < c -> ex_series (fun k => coef c k * u ^ k).
Proof. intros Hc. apply ex_pseries_R, CV_radius_inside. rewrite coef_radius by exact Hc. exact u_small. Qed.
Lemma ex_derived c : 0 < c -> ex_series (fun k => PS_derive (coef c) k * u ^ k).
Proof. intros Hc. apply ex_pseries_R, CV_radius_inside. rewrite CV_radius_derive, coef_radius by exact Hc. exact u_small. Qed.
(** u times the derivative. *)
Lemma u_derived c : 0 < c -> ex_series (fun k => INR k * coef c k * u ^ k) /\ u * PSeries (PS_derive (coef c)) u = Series (fun k => INR k * coef c k * u ^ k).
Proof.
  intros Hc. pose proof (ex_derived c Hc) as E. assert (X : ex_series (fun k => INR k * coef c k * u ^ k)).
  { apply ex_series_incr_1. apply (ex_series_ext (fun k => u * (PS_derive (coef c) k * u ^ k))).
    - intros k. unfold PS_derive. match goal with |- ?x = ?y => change (@eq R x y) end. rewrite <- (tech_pow_Rmult u k). ring.
    - apply (ex_series_scal u (fun k => PS_derive (coef c) k * u ^ k)). exact E. }
  split; [exact X|]. rewrite (Series_incr_1 _ X). simpl (INR 0 * coef c 0 * u ^ 0). rewrite !Rmult_0_l, Rplus_0_l. unfold PSeries. rewrite <- Series_scal_l.
  apply Series_ext. intros k. unfold PS_derive. rewrite <- (tech_pow_Rmult u k). ring.
Qed.
Lemma root_equation : 2 * (1 - u) * PSeries (PS_derive (coef (1/2))) u = PSeries (coef (1/2)) u.
Proof.
  destruct (u_derived (1/2) ltac:(lra)) as [X E]. replace (2 * (1 - u) * PSeries (PS_derive (coef (1/2))) u) with (2 * PSeries (PS_derive (coef (1/2))) u - 2 * (u * PSeries (PS_derive (coef (1/2))) u)) by ring.
  rewrite E. unfold PSeries. rewrite <- !Series_scal_l, <- Series_minus.
  - apply Series_ext. intros k. unfold PS_derive. rewrite coef_S, S_INR. pose proof (pos_INR k). field. split; lra.
  - apply (ex_series_scal 2 (fun k => PS_derive (coef (1/2)) k * u ^ k)), ex_derived. lra.
  - apply (ex_series_scal 2 (fun k => INR k * coef (1/2) k * u ^ k)), X.
Qed.
Lemma arc_equation : PSeries (coef (3/2)) u + 2 * (u * PSeries (PS_derive (coef (3/2))) u) = PSeries (coef (1/2)) u.
Proof.
  destruct (u_derived (3/2) ltac:(lra)) as [X E]. rewrite E. unfold PSeries. rewrite <- Series_scal_l, <- Series_plus.
  - apply Series_ext. intros k. assert (T : coef (3/2) k * (1 + 2 * INR k) = coef (1/2) k).
    { induction k as [|k IH]; [simpl; ring|]. pose proof (pos_INR k). rewrite !coef_S, <- IH, S_INR. field. repeat split; lra. }
    rewrite <- T. ring.
  - apply ex_coef. lra.
  - apply (ex_series_scal 2 (fun k => INR k * coef (3/2) k * u ^ k)), X.
Qed.
End At.
Lemma sin_small x : 0 <= x < PI / 2 -> 0 <= sin x < 1 /\ 0 < cos x /\ Rabs (sin x * sin x) < 1.
Proof.
  intros Hx. pose proof PI_RGT_0. assert (S0 : 0 <= sin x) by (apply sin_ge_0; lra). assert (C0 : 0 < cos x) by (apply cos_gt_0; lra).
  pose proof (sin2_cos2 x) as P. unfold Rsqr in P. assert (S1 : sin x < 1) by nra. split; [lra|]. split; [exact C0|]. rewrite Rabs_pos_eq by nra. nra.
Qed.
Lemma d_series c x : 0 < c -> 0 <= x < PI / 2 ->
  is_derive (fun t => PSeries (coef c) (sin t * sin t)) x (2 * sin x * cos x * PSeries (PS_derive (coef c)) (sin x * sin x)).
Proof.
  intros Hc Hx. destruct (sin_small x Hx) as [_ [_ U]].
  apply (is_derive_comp (PSeries (coef c)) (fun t => sin t * sin t) x (PSeries (PS_derive (coef c)) (sin x * sin x)) (2 * sin x * cos x)).
  - apply is_derive_PSeries. rewrite coef_radius by exact Hc. exact U.
  - auto_derive; [trivial | ring].
Qed.
Lemma PSeries_at_0 c : PSeries (coef c) (sin 0 * sin 0) = 1.
Proof. rewrite sin_0, Rmult_0_l, PSeries_0. reflexivity. Qed.
Lemma root_series x : 0 <= x < PI / 2 -> PSeries (coef (1/2)) (sin x * sin x) * cos x = 1.
Proof.
  intros Hx. destruct (Req_dec x 0) as [->|Nx]; [rewrite PSeries_at_0, cos_0; ring|].
  rewrite <- (eq_is_derive (fun t => PSeries (coef (1/2)) (sin t * sin t) * cos t) 0 x); [rewrite PSeries_at_0, cos_0; ring| |lra].
  intros t Ht. assert (Ht' : 0 <= t < PI / 2) by lra. destruct (sin_small t Ht') as [_ [_ U]]. pose proof (root_equation _ U) as E.
  replace (@zero R_NormedModule) with (plus (mult (2 * sin t * cos t * PSeries (PS_derive (coef (1/2))) (sin t * sin t)) (cos t)) (mult (PSeries (coef (1/2)) (sin t * sin t)) (- sin t))).
  - apply (is_derive_mult (fun t => PSeries (coef (1/2)) (sin t * sin t)) cos); [apply d_series; [lra | exact Ht'] | apply is_derive_cos | intros; apply Rmult_comm].
  - unfold plus, mult, zero; simpl. rewrite <- E. pose proof (sin2_cos2 t) as P. unfold Rsqr in P.
    replace (1 - sin t * sin t) with (cos t * cos t) by lra. ring.
Qed.
Lemma arc_series x : 0 <= x < PI / 2 -> sin x * PSeries (coef (3/2)) (sin x * sin x) = x.
Proof.
  intros Hx. destruct (Req_dec x 0) as [->|Nx]; [rewrite PSeries_at_0, sin_0; ring|].
  assert (G : sin 0 * PSeries (coef (3/2)) (sin 0 * sin 0) - 0 = sin x * PSeries (coef (3/2)) (sin x * sin x) - x).
  { apply (eq_is_derive (fun t => sin t * PSeries (coef (3/2)) (sin t * sin t) - t) 0 x); [|lra].
    intros t Ht. assert (Ht' : 0 <= t < PI / 2) by lra. destruct (sin_small t Ht') as [_ [_ U]]. pose proof (arc_equation _ U) as E. pose proof (root_series t Ht') as B.
    replace (@zero R_NormedModule) with (minus (plus (mult (cos t) (PSeries (coef (3/2)) (sin t * sin t))) (mult (sin t) (2 * sin t * cos t * PSeries (PS_derive (coef (3/2))) (sin t * sin t)))) (@one R_AbsRing)).
    - apply (is_derive_minus (fun t => sin t * PSeries (coef (3/2)) (sin t * sin t)) (fun t => t)); [|apply is_derive_id].
      apply (is_derive_mult sin (fun t => PSeries (coef (3/2)) (sin t * sin t))); [apply is_derive_sin | apply d_series; [lra | exact Ht'] | intros; apply Rmult_comm].
    - unfold minus, plus, opp, mult, zero, one; simpl. rewrite <- E in B. lra. }
  rewrite sin_0 in G. lra.
Qed.

(** a1 = 2 a0, b2 = y^2. *)
Theorem value_arctan a1 a0 b2 d g y t v : check_2f1 a1 a0 b2 0 0 d g = true -> IZR a1 = 2 * IZR a0 -> IZR b2 = y * y -> 0 < y -> t = y -> v = y / IZR a0 ->
  limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 1 0 0 1) (t / atan v).
Proof.
  intros H Ha Hb Hy -> ->. pose proof H as H'. unfold check_2f1 in H'. do 6 (apply andb_prop in H'; destruct H' as [H' ?]). apply andb_prop in H'. destruct H' as [HD _].
  apply Z.eqb_eq in HD. rewrite negb_true_iff in *. apply Z.eqb_neq, IZR_neq in H4. apply Z.ltb_lt, IZR_lt in H3, H5.
  set (A := IZR a1) in *. set (s := sqrt (IZR d)). assert (S2 : s * s = IZR d) by (apply sqrt_sqrt; lra). assert (S0 : 0 < s) by (apply sqrt_lt_R0; exact H3).
  assert (SD : s * s = A * A + 4 * (y * y)) by (rewrite S2, HD, plus_IZR, !mult_IZR, Hb; reflexivity).
  set (z := (1 - A / s) / 2). set (x := atan (y / IZR a0) / 2). pose proof PI_RGT_0 as HP.
  assert (V : 0 < y / IZR a0) by (apply Rdiv_lt_0_compat; lra).
  assert (X : 0 < x < PI / 4). { unfold x. pose proof (atan_bound (y / IZR a0)). pose proof (atan_increasing 0 _ V) as I. rewrite atan_0 in I. lra. }
  assert (X2 : tan (2 * x) = 2 * y / A). { unfold x. replace (2 * (atan (y / IZR a0) / 2)) with (atan (y / IZR a0)) by field. rewrite tan_atan, Ha. field. lra. }
  assert (C2 : 0 < cos (2 * x)) by (apply cos_gt_0; lra).
  assert (K : cos (2 * x) = A / s).
  { assert (T : sin (2 * x) = 2 * y / A * cos (2 * x)) by (rewrite <- X2; unfold tan; field; lra). pose proof (sin2_cos2 (2 * x)) as P. unfold Rsqr in P. rewrite T in P.
    assert (Q : cos (2 * x) * cos (2 * x) * (s * s) = A * A).
    { rewrite SD. transitivity (A * A * (2 * y / A * cos (2 * x) * (2 * y / A * cos (2 * x)) + cos (2 * x) * cos (2 * x))); [field; lra|]. rewrite P. ring. }
    apply Rmult_eq_reg_r with s; [|lra]. replace (A / s * s) with A by (field; lra). apply Rsqr_inj; [apply Rmult_le_pos; lra | lra |]. unfold Rsqr. rewrite <- Q. ring. }
  assert (Z : z = sin x * sin x). { unfold z. rewrite <- K. rewrite cos_2a_sin. field. }
  assert (E : limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 1 0 0 1) (s * (1 - z) * (1/2) * hyp2f1_pair 1 (1/4) (1/2) z / hyp2f1_pair 1 (1/4) (1/2 + 1) z)).
  { apply (value_2f1 a1 a0 b2 0 0 d g s z (1/2) 1 (1/4)); auto; try (field; lra).
    - unfold z. fold A. replace (IZR a0) with (A / 2) by lra. field. split; lra. }
  replace (y / atan (y / IZR a0)) with (s * (1 - z) * (1/2) * hyp2f1_pair 1 (1/4) (1/2) z / hyp2f1_pair 1 (1/4) (1/2 + 1) z); [exact E|].
  replace (1/2 + 1) with (3/2) by field. rewrite !pair_is_pseries by lra. rewrite Z.
  assert (Hx : 0 <= x < PI / 2) by lra. destruct (sin_small x Hx) as [_ [C0 _]]. assert (S1 : 0 < sin x) by (apply sin_gt_0; lra).
  pose proof (root_series x Hx) as R1. pose proof (arc_series x Hx) as R2.
  assert (P1 : PSeries (coef (1/2)) (sin x * sin x) = / cos x) by (apply Rmult_eq_reg_r with (cos x); [rewrite R1; field; lra | lra]).
  assert (P2 : PSeries (coef (3/2)) (sin x * sin x) = x / sin x) by (apply Rmult_eq_reg_l with (sin x); [rewrite R2; field; lra | lra]).
  rewrite P1, P2. assert (AT : atan (y / IZR a0) = 2 * x) by (unfold x; field). rewrite AT. pose proof (sin2_cos2 x) as P. unfold Rsqr in P.
  replace (1 - sin x * sin x) with (cos x * cos x) by lra.
  assert (Y : s * (2 * sin x * cos x) = 2 * y). { rewrite <- sin_2a. transitivity (s * (tan (2 * x) * cos (2 * x))); [unfold tan; field; lra|]. rewrite X2, K. field. split; lra. }
  replace y with (s * (2 * sin x * cos x) / 2) by lra. field. repeat split; lra.
Qed.
(** 4/PI for PCF(2n + 1, n^2), and multiples. *)
Theorem value_pi a1 a0 b2 d g y t : check_2f1 a1 a0 b2 0 0 d g = true -> IZR a1 = 2 * IZR a0 -> IZR b2 = y * y -> 0 < y -> y = IZR a0 -> t = 4 * y ->
  limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 1 0 0 1) (t / PI).
Proof.
  intros H Ha Hb Hy E ->. pose proof PI_RGT_0. replace (4 * y / PI) with (y / atan 1) by (rewrite atan_1; field; lra).
  apply (value_arctan a1 a0 b2 d g y y 1 H Ha Hb Hy); [reflexivity|]. rewrite <- E. field. lra.
Qed.
