(** Convergence from inequalities between polynomials only.

    l n is a lower bound of |q n / q(n-1)|: l(n+1) <= a(n+1) and (a(n+1) - l(n+1)) l n + b(n+1) >= 0 keep it so, and |b(n+1)| <= rho n (a(n+1) l n + b(n+1))
    bounds the ratio of two differences of convergents by rho n. Two rates: rho n = rho < 1 (the factorial and exponential classes), and
    rho n = 1 - (1 + delta)/n (the polynomial class). *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry Decay.
Open Scope R_scope.

(** From N on the q have one sign, that of sg, and grow at least like l. *)
Definition grows a b (l : nat -> R) (N : nat) (sg : R) := sg * sg = 1 /\
  forall n, (N <= n)%nat -> 0 < l (S n) /\ 0 < sg * q a b n /\ l (S n) * (sg * q a b n) <= sg * q a b (S n).

Lemma sign_abs sg x : sg * sg = 1 -> Rabs (sg * x) = Rabs x.
Proof.
  intros H. rewrite Rabs_mult. assert (A : Rabs sg * Rabs sg = 1) by (rewrite <- Rabs_mult, H, Rabs_R1; reflexivity).
  pose proof (Rabs_pos sg). assert (Rabs sg = 1) by nra. rewrite H1. ring.
Qed.

Section Dominance.
Variables (a b l : nat -> R) (N : nat) (sg : R).
Hypothesis sg_sq : sg * sg = 1.
Hypothesis l_pos : forall n, (N <= n)%nat -> 0 < l n.
Hypothesis l_le : forall n, (N <= n)%nat -> l (S n) <= a (S n).
Hypothesis l_step : forall n, (N <= n)%nat -> 0 <= (a (S n) - l (S n)) * l n + b (S n).
Definition Q n := sg * q a b n.
Hypothesis q0 : 0 < Q N.
Hypothesis q1 : l (S N) * Q N <= Q (S N).
Lemma Q_SS n : Q (S (S n)) = a (S (S n)) * Q (S n) + b (S (S n)) * Q n.
Proof. unfold Q. rewrite q_SS. ring. Qed.
Lemma q_grows_at j : 0 < Q (N + j) /\ l (S (N + j)) * Q (N + j) <= Q (S (N + j)).
Proof.
  induction j as [|j [Hp Hg]]; [rewrite Nat.add_0_r; auto|].
  replace (N + S j)%nat with (S (N + j)) by lia.
  assert (L1 := l_pos (S (N + j)) ltac:(lia)).
  assert (Hq : 0 < Q (S (N + j))) by (eapply Rlt_le_trans; [|exact Hg]; apply Rmult_lt_0_compat; assumption).
  split; [exact Hq|]. rewrite Q_SS.
  assert (S1 := l_step (S (N + j)) ltac:(lia)).
  set (x := Q (S (N + j))) in *. set (y := Q (N + j)) in *. set (bb := b (S (S (N + j)))) in *.
  set (aa := a (S (S (N + j)))) in *. set (u := l (S (N + j))) in *. set (v := l (S (S (N + j)))) in *.
  assert (LE := l_le (S (N + j)) ltac:(lia)). fold aa v in LE.
  assert ((aa - v) * (u * y) <= (aa - v) * x) by (apply Rmult_le_compat_l; lra).
  assert (0 <= ((aa - v) * u + bb) * y) by (apply Rmult_le_pos; lra). lra.
Qed.
Lemma q_grows : grows a b l N sg.
Proof.
  split; [exact sg_sq|]. intros n Hn. destruct (q_grows_at (n - N)) as [A B]. replace (N + (n - N))%nat with n in * by lia.
  split; [apply l_pos; lia | split; assumption].
Qed.
Lemma Q_pos n : (N <= n)%nat -> 0 < Q n.
Proof. intros Hn. apply q_grows. exact Hn. Qed.
Lemma q_ne n : (N <= n)%nat -> q a b n <> 0.
Proof. intros Hn E. pose proof (Q_pos n Hn) as H. unfold Q in H. rewrite E in H. lra. Qed.

Variable rho : nat -> R.
Hypothesis l_rho : forall n, (N <= n)%nat -> Rabs (b (S n)) <= rho n * (a (S n) * l n + b (S n)).
Hypothesis rho_pos : forall n, (N <= n)%nat -> 0 <= rho n.
Definition c n := p a b n / q a b n.
Definition d n := Rabs (c (S n) - c n).
Lemma d_ratio n : (N <= n)%nat -> d (S n) <= rho (S n) * d n.
Proof.
  intros Hn. pose proof (Q_pos n Hn) as H0. pose proof (Q_pos (S n) ltac:(lia)) as H1. pose proof (Q_pos (S (S n)) ltac:(lia)) as H2.
  destruct q_grows as [_ G]. destruct (G n Hn) as [P1 [_ G0]]. fold (Q n) (Q (S n)) in G0.
  assert (R1 := l_rho (S n) ltac:(lia)). assert (LE := l_le (S n) ltac:(lia)). assert (P2 := l_pos (S (S n)) ltac:(lia)). assert (RP := rho_pos (S n) ltac:(lia)).
  assert (E : c (S (S n)) - c (S n) = (c (S n) - c n) * (- b (S (S n)) * Q n / Q (S (S n)))).
  { pose proof (q_ne n Hn). pose proof (q_ne (S n) ltac:(lia)). pose proof (q_ne (S (S n)) ltac:(lia)).
    assert (sg <> 0) by (intro Z; rewrite Z in sg_sq; lra). unfold c, Q. rewrite p_SS. rewrite q_SS in *. field. repeat split; assumption. }
  unfold d. rewrite E, Rabs_mult, Rmult_comm. apply Rmult_le_compat_r; [apply Rabs_pos|].
  unfold Rdiv. rewrite !Rabs_mult, Rabs_Ropp, Rabs_inv, (Rabs_pos_eq (Q n)), (Rabs_pos_eq (Q (S (S n)))) by lra.
  apply Rmult_le_reg_r with (Q (S (S n))); [assumption|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply Rle_trans with (rho (S n) * (a (S (S n)) * l (S n) + b (S (S n))) * Q n); [apply Rmult_le_compat_r; lra|].
  rewrite Rmult_assoc. apply Rmult_le_compat_l; [exact RP|]. rewrite Q_SS.
  assert (a (S (S n)) * (l (S n) * Q n) <= a (S (S n)) * Q (S n)) by (apply Rmult_le_compat_l; lra). lra.
Qed.

(** V bounds what is still to come: d n <= V n - V(n+1). *)
Section Potential.
Variable V : nat -> R.
Hypothesis V_pos : forall n, (N <= n)%nat -> 0 <= V n.
Hypothesis V_drop : forall n, (N <= n)%nat -> d n <= V n - V (S n).
Hypothesis V_lim : is_lim_seq V 0.
Lemma tail n i : (N <= n)%nat -> Rabs (c (n + i) - c n) <= V n - V (n + i)%nat.
Proof.
  intros Hn. induction i as [|i IH].
  - rewrite Nat.add_0_r. replace (c n - c n) with 0 by ring. rewrite Rabs_R0. lra.
  - replace (n + S i)%nat with (S (n + i)) by lia. pose proof (V_drop (n + i) ltac:(lia)) as D. unfold d in D.
    replace (c (S (n + i)) - c n) with ((c (S (n + i)) - c (n + i)) + (c (n + i) - c n)) by ring.
    eapply Rle_trans; [apply Rabs_triang|]. lra.
Qed.
Lemma tail' n i : (N <= n)%nat -> Rabs (c (n + i) - c n) <= V n.
Proof. intros Hn. pose proof (tail n i Hn). pose proof (V_pos (n + i) ltac:(lia)). lra. Qed.
Lemma potential_converges : exists L, pcf_limit a b L /\ forall n, (N <= n)%nat -> Rabs (p a b n - L * q a b n) <= V n * Rabs (q a b n).
Proof.
  assert (CV : ex_finite_lim_seq c).
  { apply ex_lim_seq_cauchy_corr. intros eps. apply is_lim_seq_spec in V_lim. destruct (V_lim (pos_div_2 eps)) as [J HJ]. simpl in HJ.
    set (M := max N J). specialize (HJ M ltac:(lia)). rewrite Rminus_0_r, Rabs_pos_eq in HJ by (apply V_pos; lia).
    exists M. intros x y Hx Hy. pose proof (tail' M (x - M) ltac:(lia)) as T1. pose proof (tail' M (y - M) ltac:(lia)) as T2.
    replace (M + (x - M))%nat with x in T1 by lia. replace (M + (y - M))%nat with y in T2 by lia.
    replace (c x - c y) with ((c x - c M) - (c y - c M)) by ring.
    eapply Rle_lt_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp. destruct eps as [eps He]; simpl in *. lra. }
  destruct CV as [L HL]. exists L. split.
  - split; [|exact HL]. exists N. exact q_ne.
  - intros n Hn. assert (B : Rabs (c n - L) <= V n).
    { assert (H : Rbar_le (Rbar_abs (Finite (L - c n))) (Finite (V n))).
      { apply is_lim_seq_le with (fun i => Rabs (c (n + i)%nat - c n)) (fun _ => V n).
        - intros i. apply tail'. exact Hn.
        - apply is_lim_seq_abs. apply is_lim_seq_minus with (Finite L) (Finite (c n)).
          + apply is_lim_seq_ext with (fun i => c (i + n)%nat); [intros; f_equal; lia|]. apply -> is_lim_seq_incr_n. exact HL.
          + apply is_lim_seq_const.
          + reflexivity.
        - apply is_lim_seq_const. }
      simpl in H. rewrite Rabs_minus_sym. exact H. }
    replace (p a b n - L * q a b n) with ((c n - L) * q a b n) by (unfold c; field; apply q_ne; assumption).
    rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | assumption].
Qed.
End Potential.

Lemma geometric_converges r : 0 < r < 1 -> (forall n, rho n = r) -> exists L K, pcf_limit a b L /\ 0 <= K /\
  forall n, (N <= n)%nat -> Rabs (p a b n - L * q a b n) <= K * r ^ n * Rabs (q a b n).
Proof.
  intros Hr E. set (V := fun n => d n * / (1 - r)). assert (I : 0 < / (1 - r)) by (apply Rinv_0_lt_compat; lra).
  assert (D0 : forall n, 0 <= d n) by (intros; apply Rabs_pos).
  set (K := V N / r ^ N). assert (RN : forall n, 0 < r ^ n) by (intros; apply pow_lt; lra).
  assert (HK : 0 <= K). { unfold K, V, Rdiv. apply Rmult_le_pos; [apply Rmult_le_pos; [apply D0 | lra] | left; apply Rinv_0_lt_compat, RN]. }
  assert (B : forall n, (N <= n)%nat -> V n <= K * r ^ n).
  { intros n Hn. replace n with (N + (n - N))%nat by lia. generalize (n - N)%nat. intros j. induction j as [|j IH].
    - rewrite Nat.add_0_r. unfold K. right. field. specialize (RN N). lra.
    - replace (N + S j)%nat with (S (N + j)) by lia. pose proof (d_ratio (N + j) ltac:(lia)) as D. rewrite E in D. unfold V in *. rewrite <- tech_pow_Rmult.
      apply Rle_trans with (r * (d (N + j) * / (1 - r))); [rewrite <- Rmult_assoc; apply Rmult_le_compat_r; lra|].
      replace (K * (r * r ^ (N + j))) with (r * (K * r ^ (N + j))) by ring. apply Rmult_le_compat_l; [lra | exact IH]. }
  destruct (potential_converges V) as [L [HL HE]].
  - intros n _. apply Rmult_le_pos; [apply D0 | lra].
  - intros n Hn. pose proof (d_ratio n Hn) as D. rewrite E in D. unfold V.
    apply Rmult_le_reg_r with (1 - r); [lra|]. replace ((d n * / (1 - r) - d (S n) * / (1 - r)) * (1 - r)) with (d n - d (S n)) by (field; lra). lra.
  - apply (is_lim_seq_le_le_loc (fun _ => 0) _ (fun n => K * r ^ n)).
    + exists N. intros n Hn. split; [apply Rmult_le_pos; [apply D0 | lra] | apply B; exact Hn].
    + apply is_lim_seq_const.
    + replace (Finite 0) with (Rbar_mult (Finite K) (Finite 0)) by (simpl; f_equal; ring).
      apply is_lim_seq_scal_l. apply is_lim_seq_geom. rewrite Rabs_pos_eq; lra.
  - exists L, K. split; [exact HL|]. split; [exact HK|]. intros n Hn. eapply Rle_trans; [apply HE; exact Hn|].
    apply Rmult_le_compat_r; [apply Rabs_pos | apply B; exact Hn].
Qed.

Lemma power_converges delta : (1 <= N)%nat -> 0 < delta -> (forall n, (N <= n)%nat -> rho n = 1 - (1 + delta) / INR n) ->
  exists L, pcf_limit a b L /\ forall e, INR e < delta -> swift a b L e.
Proof.
  intros N1 Hd E. set (V := fun n => INR n * d n / delta). assert (D0 : forall n, 0 <= d n) by (intros; apply Rabs_pos).
  assert (VP : forall n, 0 <= V n).
  { intros n. unfold V, Rdiv. apply Rmult_le_pos; [apply Rmult_le_pos; [apply pos_INR | apply D0] | left; apply Rinv_0_lt_compat; lra]. }
  assert (main : forall n, (N <= n)%nat -> INR (S n) * d (S n) <= (INR n - delta) * d n).
  { intros n Hn. assert (P : 0 < INR (S n)) by (apply lt_0_INR; lia). pose proof (d_ratio n Hn) as D. rewrite E in D by lia.
    apply Rle_trans with (INR (S n) * ((1 - (1 + delta) / INR (S n)) * d n)); [apply Rmult_le_compat_l; lra|].
    right. rewrite S_INR in *. field. lra. }
  assert (SH : forall n, (N <= n)%nat -> V (S n) <= (1 - delta / INR n) * V n).
  { intros n Hn. specialize (main n Hn). assert (P : 0 < INR n) by (apply lt_0_INR; lia). unfold V.
    apply Rmult_le_reg_r with delta; [assumption|].
    replace (INR (S n) * d (S n) / delta * delta) with (INR (S n) * d (S n)) by (field; lra).
    replace ((1 - delta / INR n) * (INR n * d n / delta) * delta) with ((INR n - delta) * d n) by (field; lra). exact main. }
  destruct (potential_converges V) as [L [HL HE]].
  - intros n _. apply VP.
  - intros n Hn. specialize (main n Hn). unfold V. apply Rmult_le_reg_r with delta; [assumption|].
    replace ((INR n * d n / delta - INR (S n) * d (S n) / delta) * delta) with (INR n * d n - INR (S n) * d (S n)) by (field; lra). lra.
  - apply (power_lim V N delta N1); auto.
  - exists L. split; [exact HL|]. intros e Le. apply (swift_rate a b L V N e HE). apply (power_lim_times V N delta e N1); auto.
Qed.
End Dominance.

(** Any matrix of polynomial growth carries a limit that is approached geometrically. *)
Lemma fast_carries a b L N r K (U : nat -> mat) H e m : 0 < r < 1 -> 0 <= K -> 0 <= H ->
  (forall n, (N <= n)%nat -> q a b n <> 0) ->
  (forall n, (N <= n)%nat -> Rabs (p a b n - L * q a b n) <= K * r ^ n * Rabs (q a b n)) ->
  (forall n, (m <= n)%nat -> det (U n) <> 0 /\ norm (U n) * norm (U n) <= H * (INR n + 1) ^ e * Rabs (det (U n))) -> carries a b L U.
Proof.
  intros Hr HK HH Hq HE HU eps Heps. pose proof (poly_geom_lim e r Hr) as PL. apply is_lim_seq_spec in PL.
  set (C := H * K / r + 1). assert (HC : 0 < C). { unfold C. assert (0 <= H * K / r); [|lra]. unfold Rdiv. apply Rmult_le_pos; [apply Rmult_le_pos; assumption | left; apply Rinv_0_lt_compat; lra]. }
  assert (Hec : 0 < eps / 2 / C) by (apply Rdiv_lt_0_compat; lra). destruct (PL (mkposreal _ Hec)) as [N1 HN1]. simpl in HN1.
  exists (S (max (max N N1) m)). intros n Hn. destruct (HU n ltac:(lia)) as [D B]. specialize (HN1 n ltac:(lia)).
  assert (Z : 0 <= (INR n + 1) ^ e) by (apply pow_le; pose proof (pos_INR n); lra). assert (Y : 0 < r ^ n) by (apply pow_lt; lra).
  rewrite Rminus_0_r, Rabs_pos_eq in HN1 by (apply Rmult_le_pos; lra).
  apply fast_carried; [exact D | apply (Hq n); lia | exact Heps|].
  assert (E1 : Rabs (e1 a b L n) <= K * r ^ n / r * Rabs (y1 a b n)).
  { unfold e1, y1. destruct n as [|n]; [lia|]. destruct (conv_prev a b n) as [A1 A2]. rewrite A1, A2.
    eapply Rle_trans; [apply HE; lia|]. right. simpl. field. lra. }
  assert (E2 : Rabs (e2 a b L n) <= K * r ^ n / r * Rabs (y2 a b n)).
  { unfold e2, y2. eapply Rle_trans; [apply (HE n); lia|]. apply Rmult_le_compat_r; [apply Rabs_pos|].
    assert (X : 0 <= K * r ^ n) by (apply Rmult_le_pos; lra). unfold Rdiv. rewrite <- (Rmult_1_r (K * r ^ n)) at 1. apply Rmult_le_compat_l; [exact X|].
    rewrite <- Rinv_1 at 1. apply Rinv_le_contravar; lra. }
  set (y := Rabs (y1 a b n) + Rabs (y2 a b n)). assert (Y0 : 0 <= y) by (unfold y; pose proof (Rabs_pos (y1 a b n)); pose proof (Rabs_pos (y2 a b n)); lra).
  assert (X0 : 0 <= Rabs (det (U n))) by apply Rabs_pos. assert (W : 0 <= norm (U n) * norm (U n)) by (apply Rmult_le_pos; apply norm_pos).
  apply Rle_trans with (norm (U n) * norm (U n) * (K * r ^ n / r * y)); [apply Rmult_le_compat_l; [exact W | unfold y; lra]|].
  assert (P : 0 <= K * r ^ n / r * y).
  { apply Rmult_le_pos; [|exact Y0]. unfold Rdiv. apply Rmult_le_pos; [apply Rmult_le_pos; lra | left; apply Rinv_0_lt_compat; lra]. }
  apply Rle_trans with (H * (INR n + 1) ^ e * Rabs (det (U n)) * (K * r ^ n / r * y)); [apply Rmult_le_compat_r; assumption|].
  replace (H * (INR n + 1) ^ e * Rabs (det (U n)) * (K * r ^ n / r * y)) with (H * K / r * ((INR n + 1) ^ e * r ^ n) * (Rabs (det (U n)) * y)) by (field; lra).
  apply Rmult_le_compat_r; [apply Rmult_le_pos; assumption|].
  apply Rle_trans with (C * ((INR n + 1) ^ e * r ^ n)); [apply Rmult_le_compat_r; [apply Rmult_le_pos; lra | unfold C; lra]|].
  apply Rle_trans with (C * (eps / 2 / C)); [apply Rmult_le_compat_l; lra | right; field; lra].
Qed.

(** A column u1, u2 with u1 >= -(1 - 1/k) l u2, u2 >= 0, is balanced, and carries the limit. *)
Lemma balanced_carries a b L l N sg (u1 u2 : nat -> R) s k m : pcf_limit a b L -> grows a b l N sg -> s * s = 1 -> 1 < k ->
  (forall n, (m <= n)%nat -> 0 <= s * u2 n) -> (forall n, (m <= n)%nat -> 0 <= k * (s * u1 n) + (k - 1) * (l n * (s * u2 n))) ->
  forall eps, 0 < eps -> eventually (fun n => carried a b L (u1 n) (u2 n) n eps).
Proof.
  intros HL [Hsg G] Hs Hk H2 H1 eps Heps.
  destruct (small_errors a b L HL (eps / (2 * k)) ltac:(apply Rdiv_lt_0_compat; lra)) as [N1 HN1].
  exists (S (max (max N N1) m)). intros n Hn. destruct (HN1 n ltac:(lia)) as [A1 A2]. specialize (H2 n ltac:(lia)). specialize (H1 n ltac:(lia)).
  apply balanced_carried with (2 * k); [lra | lra | | exact A1 | exact A2].
  destruct n as [|n]; [lia|]. destruct (G n ltac:(lia)) as [P [Y Z]]. unfold y1, y2. destruct (conv_prev a b n) as [_ E]. rewrite E.
  change (m22 (conv a b (S n))) with (q a b (S n)).
  pose proof (balanced_by_growth (s * u1 (S n)) (s * u2 (S n)) _ _ _ _ Hk Y P Z H2 H1) as B.
  replace (sg * q a b n * (s * u1 (S n))) with (sg * (s * (q a b n * u1 (S n)))) in B by ring.
  replace (sg * q a b (S n) * (s * u2 (S n))) with (sg * (s * (q a b (S n) * u2 (S n)))) in B by ring.
  replace (sg * (s * (q a b n * u1 (S n))) + sg * (s * (q a b (S n) * u2 (S n)))) with (sg * (s * (q a b n * u1 (S n) + q a b (S n) * u2 (S n)))) in B by ring.
  rewrite !(sign_abs sg) in B by assumption. rewrite !(sign_abs s) in B by assumption. exact B.
Qed.
