(** The limit along a gauge matrix.

    If M n U(n+1) = s n U(n) M' (n+k) from some n on, and t P(m) U(m) = R P'(m + k), and U carries the limit (Carry.v), then
    L (R21 L' + R22) = R11 L' + R12. Elementary: nothing is used of the asymptotics of recurrences. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry.
Open Scope R_scope.

Section Transfer.
Variables (a b a' b' s : nat -> R) (U : nat -> mat) (m m' : nat) (t : R) (Rm : mat).
(** U and s are counted from m, the index of a, b; that of a', b' starts at m'. *)
Hypothesis gauge : forall j, mul (step a b (S (m + j))) (U (S (m + j))) = scale (s j) (mul (U (m + j)%nat) (step a' b' (S (m' + j)))).
Hypothesis start : scale t (mul (conv a b m) (U m)) = mul Rm (conv a' b' m').
Hypothesis s_ne : forall j, s j <> 0.
Hypothesis t_ne : t <> 0.

Lemma telescope j : exists c, c <> 0 /\ scale c (mul (conv a b (m + j)) (U (m + j)%nat)) = mul Rm (conv a' b' (m' + j)).
Proof.
  induction j as [|j [c [Hc IH]]].
  - exists t. rewrite !Nat.add_0_r. auto.
  - exists (c / s j). split.
    + unfold Rdiv. apply Rmult_integral_contrapositive_currified; auto using Rinv_neq_0_compat.
    + replace (m + S j)%nat with (S (m + j)) by lia. replace (m' + S j)%nat with (S (m' + j)) by lia.
      rewrite conv_S, mul_assoc, gauge, mul_scale, scale_scale.
      replace (c / s j * s j) with c by (field; auto).
      rewrite <- mul_assoc, <- scale_mul, IH, mul_assoc. reflexivity.
Qed.

Variables (L L' : R).
Hypothesis lim' : pcf_limit a' b' L'.
Hypothesis carry : carries a b L U.

(** |g q| <= |h d| + eps |k q + r d| with |d| <= |q|, |d| <= eps |q| bounds g by eps. *)
Lemma squeeze g h k r x d eps : x <> 0 -> 0 <= eps <= 1 -> Rabs d <= eps * Rabs x -> Rabs (g * x + h * d) <= eps * Rabs (k * x + r * d) ->
  Rabs g <= eps * (Rabs h + Rabs k + Rabs r).
Proof.
  intros Hx He Hd H. assert (X : 0 < Rabs x) by (apply Rabs_pos_lt; assumption). apply Rmult_le_reg_r with (Rabs x); [assumption|].
  pose proof (Rabs_triang (g * x + h * d) (- (h * d))) as T. replace (g * x + h * d + - (h * d)) with (g * x) in T by ring.
  rewrite Rabs_Ropp, !Rabs_mult in T. pose proof (Rabs_triang (k * x) (r * d)) as V. rewrite !Rabs_mult in V.
  assert (D1 : Rabs d <= Rabs x) by (eapply Rle_trans; [exact Hd|]; rewrite <- (Rmult_1_l (Rabs x)) at 2; apply Rmult_le_compat_r; lra).
  assert (A : Rabs h * Rabs d <= Rabs h * (eps * Rabs x)) by (apply Rmult_le_compat_l; auto using Rabs_pos).
  assert (B : Rabs r * Rabs d <= Rabs r * Rabs x) by (apply Rmult_le_compat_l; auto using Rabs_pos).
  assert (E : eps * Rabs (k * x + r * d) <= eps * (Rabs k * Rabs x + Rabs r * Rabs x)) by (apply Rmult_le_compat_l; lra). lra.
Qed.

Theorem gauge_transfer : L * (m21 Rm * L' + m22 Rm) = m11 Rm * L' + m12 Rm.
Proof.
  set (alpha := m11 Rm - L * m21 Rm). set (gam := alpha * L' + (m12 Rm - L * m22 Rm)). set (k := m21 Rm * L' + m22 Rm).
  cut (gam = 0). { unfold gam, alpha, k. intro. lra. }
  set (C := Rabs alpha + Rabs k + Rabs (m21 Rm)).
  assert (HC : 0 <= C) by (unfold C; pose proof (Rabs_pos alpha); pose proof (Rabs_pos k); pose proof (Rabs_pos (m21 Rm)); lra).
  assert (main : forall eps, 0 < eps <= 1 -> Rabs gam <= eps * C).
  { intros eps He. destruct (carry eps ltac:(lra)) as [N1 H1]. destruct (small_errors a' b' L' lim' eps ltac:(lra)) as [N2 H2].
    destruct lim' as [[N3 H3] _].
    set (j := S (max (max N1 N2) N3)). specialize (H1 (m + j)%nat ltac:(lia)). specialize (H2 (m' + j)%nat ltac:(lia)).
    pose proof (H3 (m' + j)%nat ltac:(lia)) as Y2. pose proof (H3 (m' + j - 1)%nat ltac:(lia)) as Y1.
    replace (m' + j)%nat with (S (m' + j - 1))%nat in H2, Y2 by lia. destruct (conv_prev a' b' (m' + j - 1)) as [_ Z].
    rewrite <- Z in Y1. unfold q in Y2. replace (S (m' + j - 1))%nat with (m' + j)%nat in H2, Y1, Y2 by lia.
    destruct (telescope j) as [c [Hc T]]. unfold carried, e1, e2, y1, y2 in H1, H2.
    destruct (conv a b (m + j)) as [p1 p2 q1 q2]. destruct (conv a' b' (m' + j)) as [p1' p2' q1' q2']. destruct (U (m + j)%nat) as [u11 u12 u21 u22].
    simpl in *. injection T as T11 T12 T21 T22. destruct H2 as [D1 D2].
    assert (scaled : forall x y, Rabs x <= eps * Rabs y -> Rabs (c * x) <= eps * Rabs (c * y)).
    { intros x y Hxy. rewrite !Rabs_mult. replace (eps * (Rabs c * Rabs y)) with (Rabs c * (eps * Rabs y)) by ring. apply Rmult_le_compat_l; [apply Rabs_pos | exact Hxy]. }
    destruct H1 as [H1|H1]; apply scaled in H1.
    - apply (squeeze gam alpha k (m21 Rm) q1' (p1' - L' * q1') eps Y1 ltac:(lra) D1).
      replace (gam * q1' + alpha * (p1' - L' * q1')) with (c * ((p1 - L * q1) * u11 + (p2 - L * q2) * u21)).
      + replace (k * q1' + m21 Rm * (p1' - L' * q1')) with (c * (q1 * u11 + q2 * u21)); [exact H1|]. rewrite T21. unfold k. ring.
      + transitivity (c * (p1 * u11 + p2 * u21) - L * (c * (q1 * u11 + q2 * u21))); [ring|]. rewrite T11, T21. unfold gam, alpha. ring.
    - apply (squeeze gam alpha k (m21 Rm) q2' (p2' - L' * q2') eps Y2 ltac:(lra) D2).
      replace (gam * q2' + alpha * (p2' - L' * q2')) with (c * ((p1 - L * q1) * u12 + (p2 - L * q2) * u22)).
      + replace (k * q2' + m21 Rm * (p2' - L' * q2')) with (c * (q1 * u12 + q2 * u22)); [exact H1|]. rewrite T22. unfold k. ring.
      + transitivity (c * (p1 * u12 + p2 * u22) - L * (c * (q1 * u12 + q2 * u22))); [ring|]. rewrite T12, T22. unfold gam, alpha. ring. }
  destruct (Req_dec gam 0) as [|Hg]; [assumption|exfalso].
  assert (Hgp : 0 < Rabs gam) by (apply Rabs_pos_lt; auto).
  set (eps := Rmin 1 (Rabs gam / (2 * (C + 1)))).
  assert (E2 : 0 < Rabs gam / (2 * (C + 1))) by (apply Rdiv_lt_0_compat; lra).
  assert (E0 : 0 < eps) by (unfold eps; apply Rmin_pos; lra).
  assert (E1 : eps <= 1) by apply Rmin_l. assert (E3 : eps <= Rabs gam / (2 * (C + 1))) by apply Rmin_r.
  specialize (main eps (conj E0 E1)).
  assert (eps * C <= Rabs gam / (2 * (C + 1)) * (C + 1)) by (apply Rmult_le_compat; lra).
  replace (Rabs gam / (2 * (C + 1)) * (C + 1)) with (Rabs gam / 2) in H by (field; lra). lra.
Qed.
End Transfer.

(** L = (R11 L' + R12)/(R21 L' + R22) for a regular R. *)
Lemma moebius_value r11 r12 r21 r22 x L : r11 * r22 - r12 * r21 <> 0 -> L * (r21 * x + r22) = r11 * x + r12 ->
  r21 * x + r22 <> 0 /\ L = (r11 * x + r12) / (r21 * x + r22).
Proof.
  intros D H. assert (N : r21 * x + r22 <> 0).
  { intros Z. rewrite Z, Rmult_0_r in H. apply D.
    destruct (Req_dec r21 0) as [E|E].
    - assert (r22 = 0) by (rewrite E in Z; lra). rewrite E, H0. ring.
    - apply Rmult_eq_reg_r with r21; [|exact E]. replace r12 with (- (r11 * x)) by lra. replace r22 with (- (r21 * x)) by lra. ring. }
  split; [exact N|]. rewrite <- H. field. exact N.
Qed.
