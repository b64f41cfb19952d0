(** Gauss's fraction with real roots of b beyond the disc of its power series (Pfaff's transformation): 0 < w < 1, w = z/(z - 1) for z < 0.

    F(alpha, c) = 2F1(alpha, gamma; c; w), beta = c - gamma, satisfies
        c (c+1) F(alpha, c) = (c (1-w) + (alpha+beta+1) w)(c+1) F(alpha+1, c+1) - w (alpha+1)(beta+1) F(alpha+2, c+2),
    a telescoping sum. So a n = s ((1+w) n + c (1-w) + (alpha+beta+1) w), b n = - s^2 w (n+alpha)(n+beta) gives L = s c F(alpha, c)/F(alpha+1, c+1). *)
Require Import ZArith Reals Lra Lia Psatz List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Tail Ratio Functions Hypergeometric.
Open Scope R_scope.

Section Pfaff.
Variables (gamma w : R).
Hypothesis w_range : 0 < w < 1.
Definition tm alpha c := term w (w * (alpha + gamma)) (w * alpha * gamma) c.
Definition F alpha c := Series (tm alpha c).
Lemma tm_S alpha c k : tm alpha c (S k) = tm alpha c k * (w * (alpha + INR k) * (gamma + INR k) / ((c + INR k) * (INR k + 1))).
Proof. unfold tm. rewrite term_S. f_equal. f_equal. ring. Qed.
Lemma w_small : Rabs w < 1.
Proof. rewrite Rabs_pos_eq; lra. Qed.
Lemma F_series alpha c : ex_series (tm alpha c).
Proof. apply t_series. exact w_small. Qed.
Lemma tm_lim alpha c : is_lim_seq (tm alpha c) 0.
Proof. apply ex_series_lim_0, F_series. Qed.

Section Contiguous.
Variables (alpha c : R).
Hypothesis c_ok : forall i, c + INR i <> 0.
Lemma tm_up k : tm alpha c (S k) * (c * (INR k + 1)) = alpha * (gamma + INR k) * w * tm (alpha + 1) (c + 1) k.
Proof.
  pose proof (c_ok 0) as C0. simpl in C0. rewrite Rplus_0_r in C0. induction k as [|k IH].
  - rewrite tm_S. unfold tm. simpl. field. exact C0.
  - pose proof (c_ok (S k)) as C1. pose proof (c_ok k). pose proof (pos_INR k). rewrite S_INR in C1. rewrite (tm_S alpha c (S k)), (tm_S (alpha + 1)). rewrite !S_INR in *.
    transitivity (tm alpha c (S k) * (c * (INR k + 1)) * (w * (alpha + (INR k + 1)) * (gamma + (INR k + 1)) / ((c + (INR k + 1)) * (INR k + 1)))); [field; repeat split; lra|].
    rewrite IH. field. repeat split; lra.
Qed.
Lemma tm_up2 k : (alpha + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k * (c + 1 + INR k) = (alpha + 1 + INR k) * (c + 1) * tm (alpha + 1) (c + 1) k.
Proof.
  induction k as [|k IH].
  - unfold tm. simpl. ring.
  - pose proof (c_ok (S k)) as C1. pose proof (c_ok (S (S k))) as C2. pose proof (pos_INR k). rewrite !S_INR in *. rewrite !tm_S.
    transitivity ((alpha + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k * (c + 1 + INR k) * (w * (alpha + 1 + 1 + INR k) * (gamma + INR k) / ((c + 1 + INR k) * (INR k + 1)))); [field; repeat split; lra|].
    rewrite IH. field. repeat split; lra.
Qed.
Lemma pfaff_contiguous : let beta := c - gamma in
  c * (c + 1) * F alpha c = (c * (1 - w) + (alpha + beta + 1) * w) * (c + 1) * F (alpha + 1) (c + 1) - w * (alpha + 1) * (beta + 1) * F (alpha + 1 + 1) (c + 1 + 1).
Proof.
  intros beta. pose proof (c_ok 0) as C0. simpl in C0. rewrite Rplus_0_r in C0. pose proof (c_ok 1) as C1. simpl in C1.
  set (t := tm (alpha + 1) (c + 1)).
  pose proof (is_series_telescoping t (tm_lim _ _)) as S0. apply is_series_unique in S0. replace (t O) with 1 in S0 by reflexivity.
  assert (E : F alpha c = 1 + Series (fun k => tm alpha c (S k))) by (unfold F; rewrite (Series_incr_1 _ (F_series alpha c)); reflexivity).
  assert (X1 : ex_series (fun k => tm alpha c (S k))) by (apply (ex_series_incr_1 (tm alpha c)), F_series).
  assert (P : Series (fun k => (c * (1 - w) + (alpha + beta + 1) * w) * (c + 1) * t k - w * (alpha + 1) * (beta + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k - c * (c + 1) * tm alpha c (S k)) =
    (c * (1 - w) + (alpha + beta + 1) * w) * (c + 1) * F (alpha + 1) (c + 1) - w * (alpha + 1) * (beta + 1) * F (alpha + 1 + 1) (c + 1 + 1) - c * (c + 1) * Series (fun k => tm alpha c (S k))).
  { unfold F, t. rewrite !Series_minus, !Series_scal_l; [reflexivity|..].
    - apply (ex_series_scal ((c * (1 - w) + (alpha + beta + 1) * w) * (c + 1)) (tm (alpha + 1) (c + 1))), F_series.
    - apply (ex_series_scal (w * (alpha + 1) * (beta + 1)) (tm (alpha + 1 + 1) (c + 1 + 1))), F_series.
    - apply (ex_series_minus (fun k => (c * (1 - w) + (alpha + beta + 1) * w) * (c + 1) * tm (alpha + 1) (c + 1) k) (fun k => w * (alpha + 1) * (beta + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k)).
      + apply (ex_series_scal ((c * (1 - w) + (alpha + beta + 1) * w) * (c + 1)) (tm (alpha + 1) (c + 1))), F_series.
      + apply (ex_series_scal (w * (alpha + 1) * (beta + 1)) (tm (alpha + 1 + 1) (c + 1 + 1))), F_series.
    - apply (ex_series_scal (c * (c + 1)) (fun k => tm alpha c (S k))), X1. }
  assert (Q : Series (fun k => (c * (1 - w) + (alpha + beta + 1) * w) * (c + 1) * t k - w * (alpha + 1) * (beta + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k - c * (c + 1) * tm alpha c (S k)) = c * (c + 1)).
  { transitivity (- (c * (c + 1)) * Series (fun k => t (S k) - t k)); [|rewrite S0; ring]. rewrite <- Series_scal_l. apply Series_ext. intros k.
    pose proof (tm_up k) as U. pose proof (tm_up2 k) as V. fold t in U, V. pose proof (pos_INR k). pose proof (c_ok (S k)) as Ck. rewrite S_INR in Ck.
    assert (U' : tm alpha c (S k) = alpha * (gamma + INR k) * w * t k / (c * (INR k + 1))) by (rewrite <- U; field; split; lra).
    assert (V' : (alpha + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k = (alpha + 1 + INR k) * (c + 1) * t k / (c + 1 + INR k)) by (rewrite <- V; field; lra).
    replace (w * (alpha + 1) * (beta + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k) with (w * (beta + 1) * ((alpha + 1) * tm (alpha + 1 + 1) (c + 1 + 1) k)) by ring.
    rewrite U', V'. unfold t. rewrite tm_S. fold t. unfold beta. field. repeat split; lra. }
  rewrite E. rewrite Q in P. lra.
Qed.
End Contiguous.

Hypothesis gamma_pos : 0 <= gamma.
Lemma tm_pos alpha c : 0 < alpha -> 0 < c -> forall k, 0 <= tm alpha c k.
Proof.
  intros Ha Hc. induction k as [|k IH]; [unfold tm; simpl; lra|]. rewrite tm_S. pose proof (pos_INR k). apply Rmult_le_pos; [exact IH|].
  apply Rdiv_le_0_compat; [repeat apply Rmult_le_pos; lra | apply Rmult_lt_0_compat; lra].
Qed.
Lemma F_ge_1 alpha c : 0 < alpha -> 0 < c -> 1 <= F alpha c.
Proof.
  intros Ha Hc. unfold F. rewrite (Series_incr_1 _ (F_series alpha c)). change (tm alpha c 0) with 1.
  assert (0 <= Series (fun k => tm alpha c (S k))); [|lra]. rewrite <- (Rmult_0_l (Series (fun k => tm alpha c (S k)))). rewrite <- Series_scal_l.
  apply Series_le; [|apply (ex_series_incr_1 (tm alpha c)), F_series]. intros k. pose proof (tm_pos alpha c Ha Hc (S k)). lra.
Qed.
(** One step up multiplies the terms by (alpha + k) c/(alpha (c + k)) <= 1 + |c - alpha|/alpha. *)
Lemma F_step alpha c : 0 < alpha -> 0 < c -> F (alpha + 1) (c + 1) <= (1 + Rabs (c - alpha) / alpha) * F alpha c.
Proof.
  intros Ha Hc. unfold F. rewrite <- Series_scal_l. apply Series_le.
  - assert (T : forall k, tm (alpha + 1) (c + 1) k * (alpha * (c + INR k)) = (alpha + INR k) * c * tm alpha c k).
    { induction k as [|k IH]; [unfold tm; simpl; ring|]. pose proof (pos_INR k). rewrite !tm_S, S_INR.
      transitivity (tm (alpha + 1) (c + 1) k * (alpha * (c + INR k)) * (w * (alpha + 1 + INR k) * (gamma + INR k) / ((c + INR k) * (INR k + 1)))); [field; repeat split; lra|].
      rewrite IH. field. repeat split; lra. }
    intros k. split; [apply tm_pos; lra|]. pose proof (pos_INR k) as Pk. pose proof (tm_pos alpha c Ha Hc k) as P. specialize (T k).
    assert (D : 0 < alpha * (c + INR k)) by (apply Rmult_lt_0_compat; lra).
    replace (tm (alpha + 1) (c + 1) k) with ((alpha + INR k) * c / (alpha * (c + INR k)) * tm alpha c k) by (apply Rmult_eq_reg_r with (alpha * (c + INR k)); [rewrite T; field; repeat split; lra | lra]).
    apply Rmult_le_compat_r; [exact P|]. apply Rmult_le_reg_r with (alpha * (c + INR k)); [exact D|].
    replace ((alpha + INR k) * c / (alpha * (c + INR k)) * (alpha * (c + INR k))) with (alpha * c + INR k * c) by (field; split; lra).
    replace ((1 + Rabs (c - alpha) / alpha) * (alpha * (c + INR k))) with (alpha * c + INR k * alpha + Rabs (c - alpha) * (c + INR k)) by (field; lra).
    pose proof (Rle_abs (c - alpha)) as A. pose proof (Rabs_pos (c - alpha)).
    assert (INR k * (c - alpha) <= INR k * Rabs (c - alpha)) by (apply Rmult_le_compat_l; assumption). assert (0 <= Rabs (c - alpha) * c) by (apply Rmult_le_pos; lra). lra.
  - apply (ex_series_scal (1 + Rabs (c - alpha) / alpha) (tm alpha c)), F_series.
Qed.

Variables (s alpha c : R).
Let beta := c - gamma.
Hypothesis s_ne : s <> 0.
Hypothesis c_ok : forall i, c + INR i <> 0.
Variables (a b : nat -> R).
Hypothesis a_is : forall n, a n = s * ((1 + w) * INR n + c * (1 - w) + (alpha + beta + 1) * w).
Hypothesis b_is : forall n, b n = - (s ^ 2 * w * (INR n + alpha) * (INR n + beta)).
Hypothesis b_ne : forall n, b (S n) <> 0.
Hypothesis convergent : exists L, pcf_limit a b L.

Fixpoint pr (n : nat) : R := match n with O => 1 | S i => pr i * (s * (c + INR i)) end.
Lemma pr_S n : pr (S n) = pr n * (s * (c + INR n)).
Proof. reflexivity. Qed.
Lemma pr_ne n : pr n <> 0.
Proof. induction n as [|n IH]; simpl; [lra|]. repeat apply Rmult_integral_contrapositive_currified; auto. Qed.
Definition Xp n := F (alpha + INR n) (c + INR n) / pr n.
Lemma Xp_rec n : Xp n = a n * Xp (S n) + b (S n) * Xp (S (S n)).
Proof.
  assert (Hc : forall i, c + INR n + INR i <> 0) by (intros i; pose proof (c_ok (n + i)) as E; rewrite plus_INR in E; lra).
  pose proof (pfaff_contiguous (alpha + INR n) (c + INR n) Hc) as E. cbv zeta in E. unfold Xp. rewrite !pr_S, a_is, b_is, !S_INR.
  replace (alpha + (INR n + 1)) with (alpha + INR n + 1) by ring. replace (c + (INR n + 1)) with (c + INR n + 1) by ring.
  replace (alpha + (INR n + 1 + 1)) with (alpha + INR n + 1 + 1) by ring. replace (c + (INR n + 1 + 1)) with (c + INR n + 1 + 1) by ring.
  pose proof (pr_ne n). pose proof (c_ok n) as C0. pose proof (c_ok (S n)) as C1. rewrite S_INR in C1.
  apply Rmult_eq_reg_r with ((c + INR n) * (c + INR n + 1) * pr n); [|repeat apply Rmult_integral_contrapositive_currified; lra].
  transitivity ((c + INR n) * (c + INR n + 1) * F (alpha + INR n) (c + INR n)); [field; assumption|]. rewrite E. unfold beta. field. repeat split; try assumption; lra.
Qed.
Lemma Xp_small : exists rho, 0 <= rho < 1 /\ eventually (fun n => Xp n <> 0 /\ Rabs (b (S n) * Xp (S (S n))) <= rho * Rabs (Xp n)).
Proof.
  set (rho := (1 + w) / 2). exists rho. split; [unfold rho; lra|].
  set (d := Rabs (c - alpha)). assert (D0 : 0 <= d) by apply Rabs_pos.
  pose proof (inv_shift_lim alpha) as IA. pose proof (inv_shift_lim c) as IC. pose proof (inv_shift_lim (alpha + 1)) as IA1. pose proof (inv_shift_lim (c + 1)) as IC1.
  assert (G : is_lim_seq (fun n => w * ((1 + (alpha + 1 - c) * / (c + INR n)) * (1 + (beta - c) * / (c + 1 + INR n))) * ((1 + d * / (alpha + INR n)) * (1 + d * / (alpha + 1 + INR n))))
    (w * ((1 + (alpha + 1 - c) * 0) * (1 + (beta - c) * 0)) * ((1 + d * 0) * (1 + d * 0)))).
  { assert (one : forall k u, is_lim_seq u 0 -> is_lim_seq (fun n => 1 + k * u n) (1 + k * 0)).
    { intros k u Hu. apply is_lim_seq_plus'; [apply is_lim_seq_const | apply (is_lim_seq_scal_l _ _ (Finite 0)); exact Hu]. }
    apply is_lim_seq_mult'; [apply is_lim_seq_mult'; [apply is_lim_seq_const|]|]; apply is_lim_seq_mult'; apply one; assumption. }
  replace (w * ((1 + (alpha + 1 - c) * 0) * (1 + (beta - c) * 0)) * ((1 + d * 0) * (1 + d * 0))) with w in G by ring.
  destruct (lim_abs_below _ _ rho G ltac:(rewrite Rabs_pos_eq; unfold rho; lra)) as [N1 H1].
  destruct (shift_pos alpha) as [N2 H2]. destruct (shift_pos c) as [N3 H3]. destruct (shift_pos beta) as [N4 H4].
  exists (max (max N1 N2) (max N3 N4)). intros n Hn. specialize (H1 n ltac:(lia)). specialize (H2 n ltac:(lia)). specialize (H3 n ltac:(lia)). specialize (H4 n ltac:(lia)).
  set (x := alpha + INR n) in *. set (y := c + INR n) in *.
  pose proof (F_ge_1 x y ltac:(lra) ltac:(lra)) as F0. pose proof (F_step x y ltac:(lra) ltac:(lra)) as S0. pose proof (F_step (x + 1) (y + 1) ltac:(lra) ltac:(lra)) as S1.
  pose proof (F_ge_1 (x + 1 + 1) (y + 1 + 1) ltac:(lra) ltac:(lra)) as F2.
  replace (y - x) with (c - alpha) in S0 by (unfold x, y; ring). replace (y + 1 - (x + 1)) with (c - alpha) in S1 by (unfold x, y; ring). fold d in S0, S1.
  pose proof (pr_ne n) as Pn. split.
  - unfold Xp. fold x y. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [lra | apply Rinv_neq_0_compat; exact Pn].
  - assert (Q : F (x + 1 + 1) (y + 1 + 1) <= (1 + d / x) * (1 + d / (x + 1)) * F x y).
    { eapply Rle_trans; [exact S1|]. replace ((1 + d / x) * (1 + d / (x + 1)) * F x y) with ((1 + d / (x + 1)) * ((1 + d / x) * F x y)) by ring.
      apply Rmult_le_compat_l; [|exact S0]. assert (0 <= d / (x + 1)) by (apply Rdiv_le_0_compat; lra). lra. }
    replace (b (S n) * Xp (S (S n))) with (- (w * ((x + 1) * (beta + INR n + 1) / (y * (y + 1))) * F (x + 1 + 1) (y + 1 + 1) / pr n)).
    + rewrite Rabs_Ropp. unfold Xp. fold x y. unfold Rdiv. rewrite (Rabs_mult _ (/ pr n)), (Rabs_mult (F x y)), <- (Rmult_assoc rho). apply Rmult_le_compat_r; [apply Rabs_pos|].
      rewrite (Rabs_pos_eq (F x y)) by lra. set (Z := (x + 1) * (beta + INR n + 1) * / (y * (y + 1))) in *.
      assert (Z0 : 0 <= Z) by (unfold Z; apply Rmult_le_pos; [apply Rmult_le_pos; lra | left; apply Rinv_0_lt_compat, Rmult_lt_0_compat; lra]).
      rewrite Rabs_pos_eq by (apply Rmult_le_pos; [apply Rmult_le_pos; lra | lra]).
      apply Rle_trans with (w * Z * ((1 + d / x) * (1 + d / (x + 1)) * F x y)); [apply Rmult_le_compat_l; [apply Rmult_le_pos; lra | exact Q]|].
      rewrite <- Rmult_assoc. apply Rmult_le_compat_r; [lra|]. eapply Rle_trans; [|exact H1]. eapply Rle_trans; [|apply Rle_abs]. right.
      unfold Z. replace (c + 1 + INR n) with (y + 1) by (unfold y; ring). replace (alpha + 1 + INR n) with (x + 1) by (unfold x; ring).
      replace (alpha + 1 - c) with (x + 1 - y) by (unfold x, y; ring). replace (beta - c) with (beta + INR n + 1 - (y + 1)) by (unfold y; ring). field. repeat split; lra.
    + unfold Xp. rewrite !pr_S, b_is, !S_INR. replace (alpha + (INR n + 1 + 1)) with (x + 1 + 1) by (unfold x; ring). replace (c + (INR n + 1 + 1)) with (y + 1 + 1) by (unfold y; ring).
      replace (c + (INR n + 1)) with (y + 1) by (unfold y; ring). fold y. replace (INR n + 1 + alpha) with (x + 1) by (unfold x; ring). field. repeat split; try assumption; lra.
Qed.
Theorem pfaff_quotient : F (alpha + 1) (c + 1) <> 0 /\ pcf_limit a b (s * c * F alpha c / F (alpha + 1) (c + 1)).
Proof.
  destruct convergent as [L HL]. destruct Xp_small as [rho [Hr HE]].
  pose proof (recessive_by_ratio a b Xp Xp_rec L HL rho Hr HE) as E.
  assert (NZ : exists n, Xp n <> 0) by (destruct HE as [N HN]; exists N; apply HN; lia).
  destruct (quotient_limit a b Xp Xp_rec L HL b_ne E NZ) as [N1 P]. assert (C0 : c <> 0) by (pose proof (c_ok 0) as C; simpl in C; lra).
  assert (E0 : Xp 0 = F alpha c) by (unfold Xp; simpl; rewrite !Rplus_0_r; field).
  assert (E1 : Xp 1 = F (alpha + 1) (c + 1) / (s * c)) by (unfold Xp; simpl; rewrite Rplus_0_r, Rmult_1_l; reflexivity).
  assert (N2 : F (alpha + 1) (c + 1) <> 0) by (intro Z; apply N1; rewrite E1, Z; unfold Rdiv; ring). split; [exact N2|].
  rewrite E0, E1 in P. replace (s * c * F alpha c / F (alpha + 1) (c + 1)) with (F alpha c / (F (alpha + 1) (c + 1) / (s * c))); [exact P|]. field. repeat split; assumption.
Qed.
End Pfaff.
Lemma F_hyp2f1 gamma w alpha c : (forall i, c + INR i <> 0) -> F gamma w alpha c = hyp2f1 alpha gamma c w.
Proof. intros Hc. rewrite hyp2f1_of_pair, (hyp_2f1_pair c Hc). unfold F, tm, hyp. rewrite Rmult_assoc. reflexivity. Qed.

(** w 2F1(1, 1; 2; w) = - log (1 - w). *)
Lemma hyp2f1_log w : Rabs w < 1 -> w * hyp2f1 1 1 2 w = - ln (1 - w).
Proof.
  intros Hw. assert (CR : CV_radius (fun _ => 1) = 1).
  { replace (Finite 1) with (Finite (/ 1)) by (f_equal; apply Rinv_1). apply CV_radius_finite_DAlembert; [intros; lra | lra|]. apply is_lim_seq_ext with (fun _ => 1); [|apply is_lim_seq_const]. intros. rewrite Rdiv_1_r || (unfold Rdiv; rewrite Rinv_1, Rmult_1_r). rewrite Rabs_R1. reflexivity. }
  assert (B := Rabs_def2 _ _ Hw).
  assert (I : is_RInt (PSeries (fun _ => 1)) 0 w (PSeries (PS_Int (fun _ => 1)) w)) by (apply is_RInt_PSeries; rewrite CR; exact Hw).
  assert (J : is_RInt (PSeries (fun _ => 1)) 0 w (- ln (1 - w))).
  { apply is_RInt_ext with (fun t => / (1 - t)).
    - intros t Ht. assert (T : Rabs t < 1) by (apply Rabs_def1; unfold Rmin, Rmax in Ht; destruct (Rle_dec 0 w); lra).
      unfold PSeries. rewrite (Series_ext _ (fun n => t ^ n)) by (intros; ring). rewrite Series_geom by exact T. reflexivity.
    - replace (- ln (1 - w)) with (minus (- ln (1 - w)) (- ln (1 - 0))) by (unfold minus, plus, opp; simpl; rewrite Rminus_0_r, ln_1; ring).
      apply (is_RInt_derive (fun t => - ln (1 - t)) (fun t => / (1 - t))).
      + intros t Ht. assert (T : 0 < 1 - t) by (unfold Rmin, Rmax in Ht; destruct (Rle_dec 0 w); lra). auto_derive; [exact T | field; lra].
      + intros t Ht. assert (T : 0 < 1 - t) by (unfold Rmin, Rmax in Ht; destruct (Rle_dec 0 w); lra).
        apply (ex_derive_continuous (fun t => / (1 - t))). auto_derive. lra. }
  apply (is_RInt_unique (V := R_CompleteNormedModule)) in I. apply (is_RInt_unique (V := R_CompleteNormedModule)) in J. rewrite J in I. rewrite I. unfold PSeries. rewrite (Series_incr_1 (fun k => PS_Int (fun _ => 1) k * w ^ k)).
  - simpl (PS_Int _ 0 * w ^ 0). rewrite Rmult_0_l, Rplus_0_l. unfold hyp2f1. rewrite <- Series_scal_l. apply Series_ext. intros k. unfold PS_Int.
    assert (P1 : forall j, poch 1 j = INR (fact j)) by (induction j as [|j IH]; [simpl; ring | rewrite fact_S_R, <- IH; simpl; ring]).
    assert (P2 : forall j, poch 2 j = INR (fact (S j))) by (induction j as [|j IH]; [simpl; ring | rewrite fact_S_R, <- IH, S_INR; simpl; ring]).
    rewrite P1, P2, fact_S_R, S_INR. pose proof (INR_fact_neq_0 k). pose proof (pos_INR k). simpl pow. field. repeat split; (assumption || lra).
  - apply ex_pseries_R, CV_radius_inside. rewrite CV_radius_Int, CR. exact Hw.
Qed.
