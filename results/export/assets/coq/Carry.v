(** When (u1 p(n-1) + u2 p n) / (u1 q(n-1) + u2 q n) tends to the limit of p n / q n.

    [carried a b L u1 u2 n eps]: this approximant of L is off by at most eps. A sequence of matrices U carries the limit if from some n on
    one of its columns does so, for every eps. Two reasons for it:
    - a column is balanced: its two terms do not cancel, |u1 q(n-1)| + |u2 q n| <= C |u1 q(n-1) + u2 q n|;
    - the convergents tend to L faster than |U|^2/|det U| grows. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction.
Open Scope R_scope.

Section Carry.
Variables (a b : nat -> R) (L : R).
(** The rows p - L q and q at n - 1 and n. *)
Definition e1 n := m11 (conv a b n) - L * m21 (conv a b n).
Definition e2 n := m12 (conv a b n) - L * m22 (conv a b n).
Definition y1 n := m21 (conv a b n).
Definition y2 n := m22 (conv a b n).
Definition carried (u1 u2 : R) (n : nat) (eps : R) := Rabs (e1 n * u1 + e2 n * u2) <= eps * Rabs (y1 n * u1 + y2 n * u2).
Definition carries (U : nat -> mat) := forall eps, 0 < eps ->
  eventually (fun n => carried (m11 (U n)) (m21 (U n)) n eps \/ carried (m12 (U n)) (m22 (U n)) n eps).

Hypothesis lim : pcf_limit a b L.
Lemma small_errors eps : 0 < eps -> eventually (fun n => Rabs (e1 n) <= eps * Rabs (y1 n) /\ Rabs (e2 n) <= eps * Rabs (y2 n)).
Proof.
  intros He. destruct lim as [[N0 H0] Hl]. apply is_lim_seq_spec in Hl. destruct (Hl (mkposreal eps He)) as [N1 H1]; simpl in H1.
  assert (one : forall j, (N0 <= j)%nat -> (N1 <= j)%nat -> Rabs (p a b j - L * q a b j) <= eps * Rabs (q a b j)).
  { intros j Hj0 Hj1. specialize (H0 j Hj0). specialize (H1 j Hj1).
    replace (p a b j - L * q a b j) with ((p a b j / q a b j - L) * q a b j) by (field; auto).
    rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | lra]. }
  exists (S (max N0 N1)). intros n Hn. destruct n as [|n]; [lia|]. destruct (conv_prev a b n) as [E1 E2].
  unfold e1, e2, y1, y2. rewrite E1, E2. split; [apply one; lia | exact (one (S n) ltac:(lia) ltac:(lia))].
Qed.

(** Balanced columns. *)
Lemma balanced_carried u1 u2 C n eps : 0 < C -> 0 <= eps -> Rabs (y1 n * u1) + Rabs (y2 n * u2) <= C * Rabs (y1 n * u1 + y2 n * u2) ->
  Rabs (e1 n) <= eps / C * Rabs (y1 n) -> Rabs (e2 n) <= eps / C * Rabs (y2 n) -> carried u1 u2 n eps.
Proof.
  intros HC He HB H1 H2. unfold carried. eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult in *.
  assert (Rabs (e1 n) * Rabs u1 <= eps / C * Rabs (y1 n) * Rabs u1) by (apply Rmult_le_compat_r; auto using Rabs_pos).
  assert (Rabs (e2 n) * Rabs u2 <= eps / C * Rabs (y2 n) * Rabs u2) by (apply Rmult_le_compat_r; auto using Rabs_pos).
  assert (P : 0 <= eps / C) by (apply Rmult_le_pos; [assumption | left; apply Rinv_0_lt_compat; assumption]).
  assert (Q : eps / C * (Rabs (y1 n) * Rabs u1 + Rabs (y2 n) * Rabs u2) <= eps / C * (C * Rabs (y1 n * u1 + y2 n * u2))) by (apply Rmult_le_compat_l; assumption).
  replace (eps / C * (C * Rabs (y1 n * u1 + y2 n * u2))) with (eps * Rabs (y1 n * u1 + y2 n * u2)) in Q by (field; lra). lra.
Qed.
(** With q n >= l q(n-1) > 0: u1 >= -(1 - 1/k) l u2 balances the column. *)
Lemma balanced_by_growth u1 u2 y z l k : 1 < k -> 0 < y -> 0 < l -> l * y <= z -> 0 <= u2 -> 0 <= k * u1 + (k - 1) * (l * u2) ->
  Rabs (y * u1) + Rabs (z * u2) <= 2 * k * Rabs (y * u1 + z * u2).
Proof.
  intros Hk Hy Hl Hz Hu Hb. assert (Z : 0 < z) by (eapply Rlt_le_trans; [|exact Hz]; apply Rmult_lt_0_compat; assumption).
  assert (M : 0 <= z * u2) by (apply Rmult_le_pos; lra). rewrite (Rabs_pos_eq (z * u2)) by assumption.
  destruct (Rle_dec 0 u1) as [P|P].
  - assert (0 <= y * u1) by (apply Rmult_le_pos; lra). rewrite !Rabs_pos_eq by lra. nra.
  - assert (A : l * y * u2 <= z * u2) by (apply Rmult_le_compat_r; lra).
    assert (B : 0 <= (k * u1 + (k - 1) * (l * u2)) * y) by (apply Rmult_le_pos; lra).
    assert (D : (k - 1) * (l * y * u2) <= (k - 1) * (z * u2)) by (apply Rmult_le_compat_l; lra).
    assert (F : k * (- (y * u1)) <= (k - 1) * (z * u2)) by nra.
    assert (G : y * u1 <= 0) by nra. rewrite (Rabs_left1 (y * u1)) by assumption.
    assert (I : - (y * u1) <= z * u2) by nra. rewrite Rabs_pos_eq by lra. nra.
Qed.

(** Fast convergence. *)
Lemma fast_carried (u : mat) n eps : det u <> 0 -> y2 n <> 0 -> 0 < eps ->
  norm u * norm u * (Rabs (e1 n) + Rabs (e2 n)) <= eps / 2 * (Rabs (det u) * (Rabs (y1 n) + Rabs (y2 n))) ->
  carried (m11 u) (m21 u) n eps \/ carried (m12 u) (m22 u) n eps.
Proof.
  intros HD HY He HR. unfold carried. destruct u as [u11 u12 u21 u22]. unfold det, norm in *. simpl in *.
  generalize dependent (e1 n). generalize dependent (e2 n). generalize dependent (y2 n). generalize dependent (y1 n). clear lim.
  intros q1 q2 HY x2 x1 HR.
  set (f1 := q1 * u11 + q2 * u21). set (f2 := q1 * u12 + q2 * u22). set (D := u11 * u22 - u12 * u21) in *.
  set (W := Rabs u11 + Rabs u12 + Rabs u21 + Rabs u22) in *.
  assert (abs2 : forall x y c d, Rabs (x * c + y * d) <= (Rabs x + Rabs y) * (Rabs c + Rabs d)).
  { intros x y c d. eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult.
    pose proof (Rmult_le_pos _ _ (Rabs_pos x) (Rabs_pos d)). pose proof (Rmult_le_pos _ _ (Rabs_pos y) (Rabs_pos c)). lra. }
  pose proof (Rabs_pos u11) as P11; pose proof (Rabs_pos u12) as P12; pose proof (Rabs_pos u21) as P21; pose proof (Rabs_pos u22) as P22.
  assert (Q1 : Rabs q1 * Rabs D <= (Rabs f1 + Rabs f2) * (Rabs u22 + Rabs u21)).
  { rewrite <- Rabs_mult. replace (q1 * D) with (f1 * u22 + f2 * (- u21)) by (unfold f1, f2, D; ring). rewrite <- (Rabs_Ropp u21). apply abs2. }
  assert (Q2 : Rabs q2 * Rabs D <= (Rabs f1 + Rabs f2) * (Rabs u12 + Rabs u11)).
  { rewrite <- Rabs_mult. replace (q2 * D) with (f1 * (- u12) + f2 * u11) by (unfold f1, f2, D; ring). rewrite <- (Rabs_Ropp u12). apply abs2. }
  assert (QQ : Rabs D * (Rabs q1 + Rabs q2) <= (Rabs f1 + Rabs f2) * W) by (unfold W; lra).
  assert (EE : Rabs (x1 * u11 + x2 * u21) + Rabs (x1 * u12 + x2 * u22) <= (Rabs x1 + Rabs x2) * W).
  { pose proof (abs2 x1 x2 u11 u21). pose proof (abs2 x1 x2 u12 u22). unfold W. lra. }
  set (F := Rabs f1 + Rabs f2) in *. set (G := Rabs (x1 * u11 + x2 * u21) + Rabs (x1 * u12 + x2 * u22)) in *.
  assert (HW : 0 < W).
  { destruct (Rle_lt_or_eq_dec 0 W ltac:(unfold W; lra)) as [Z|Z]; [exact Z|]. exfalso. rewrite <- Z in QQ. rewrite Rmult_0_r in QQ.
    assert (0 < Rabs D * (Rabs q1 + Rabs q2)); [|lra]. apply Rmult_lt_0_compat; [apply Rabs_pos_lt; assumption|].
    pose proof (Rabs_pos_lt q2 HY). pose proof (Rabs_pos q1). lra. }
  assert (K : G <= eps / 2 * F).
  { apply Rmult_le_reg_r with W; [assumption|]. apply Rle_trans with ((Rabs x1 + Rabs x2) * W * W); [apply Rmult_le_compat_r; lra|].
    replace ((Rabs x1 + Rabs x2) * W * W) with (W * W * (Rabs x1 + Rabs x2)) by ring. eapply Rle_trans; [exact HR|].
    rewrite Rmult_assoc. apply Rmult_le_compat_l; lra. }
  pose proof (Rabs_pos (x1 * u11 + x2 * u21)). pose proof (Rabs_pos (x1 * u12 + x2 * u22)). fold f1 f2.
  destruct (Rle_dec (Rabs f2) (Rabs f1)) as [C|C]; [left | right]; unfold G, F in K.
  - assert (eps / 2 * (Rabs f1 + Rabs f2) <= eps / 2 * (2 * Rabs f1)) by (apply Rmult_le_compat_l; lra). lra.
  - assert (eps / 2 * (Rabs f1 + Rabs f2) <= eps / 2 * (2 * Rabs f2)) by (apply Rmult_le_compat_l; lra). lra.
Qed.
End Carry.
