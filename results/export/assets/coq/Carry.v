(** When (u1 p(n-1) + u2 p n) / (u1 q(n-1) + u2 q n) tends to the limit of p n / q n.

    [carried a b L u1 u2 n eps]: this approximant of L is off by at most eps. A sequence of matrices U carries the limit if from some n on
    one of its columns does so, for every eps. Two reasons for it:
    - a column is balanced: its two terms do not cancel, |u1 q(n-1)| + |u2 q n| <= C |u1 q(n-1) + u2 q n|;
    - the convergents tend to L faster than |U|^2/|det U| grows;
    - the same with weights of the columns, where they tend to L faster than a power of n ([swift]). *)
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

(** Convergence faster than n^-e. *)
Definition swift e := forall eps, 0 < eps -> eventually (fun n => Rabs (e1 n) * INR n ^ e <= eps * Rabs (y1 n) /\ Rabs (e2 n) * INR n ^ e <= eps * Rabs (y2 n)).
Lemma swift_0 : swift 0.
Proof. intros eps He. destruct (small_errors eps He) as [N H]. exists N. intros n Hn. simpl. rewrite !Rmult_1_r. apply H. exact Hn. Qed.
Lemma swift_rate v N e : (forall n, (N <= n)%nat -> Rabs (p a b n - L * q a b n) <= v n * Rabs (q a b n)) -> is_lim_seq (fun n => (INR n + 1) ^ e * v n) 0 -> swift e.
Proof.
  intros HV HL eps He. apply is_lim_seq_spec in HL. destruct (HL (mkposreal eps He)) as [N1 H1]; simpl in H1.
  assert (one : forall j, (N <= j)%nat -> (N1 <= j)%nat -> Rabs (p a b j - L * q a b j) * (INR j + 1) ^ e <= eps * Rabs (q a b j)).
  { intros j J0 J1. specialize (HV j J0). specialize (H1 j J1). rewrite Rminus_0_r in H1. pose proof (Rle_abs ((INR j + 1) ^ e * v j)).
    assert (P : 0 <= (INR j + 1) ^ e) by (apply pow_le; pose proof (pos_INR j); lra). pose proof (Rabs_pos (q a b j)).
    apply Rle_trans with (v j * Rabs (q a b j) * (INR j + 1) ^ e); [apply Rmult_le_compat_r; assumption|].
    replace (v j * Rabs (q a b j) * (INR j + 1) ^ e) with ((INR j + 1) ^ e * v j * Rabs (q a b j)) by ring. apply Rmult_le_compat_r; lra. }
  exists (S (max N N1)). intros n Hn. destruct n as [|n]; [lia|]. destruct (conv_prev a b n) as [E1 E2].
  unfold e1, e2, y1, y2. rewrite E1, E2. rewrite S_INR. split; [apply one; lia|].
  eapply Rle_trans; [|exact (one (S n) ltac:(lia) ltac:(lia))]. apply Rmult_le_compat_l; [apply Rabs_pos|]. rewrite S_INR. pose proof (pos_INR n). apply pow_incr. lra.
Qed.
Lemma quick_carried (u : mat) n eps t v w : det u <> 0 -> 0 < eps -> 0 <= t -> 0 < v -> 0 < w -> Rabs (e1 n) <= t * Rabs (y1 n) -> Rabs (e2 n) <= t * Rabs (y2 n) ->
  2 * t * ((v * Rabs (m11 u) + w * Rabs (m12 u)) * (v * Rabs (m21 u) + w * Rabs (m22 u))) <= eps * (v * w * Rabs (det u)) ->
  carried (m11 u) (m21 u) n eps \/ carried (m12 u) (m22 u) n eps.
Proof.
  intros HD He Ht Hv Hw H1 H2 HR. unfold carried. destruct u as [u11 u12 u21 u22]. unfold det in *. cbn [m11 m12 m21 m22] in *.
  generalize dependent (e1 n). generalize dependent (e2 n). generalize dependent (y2 n). generalize dependent (y1 n). clear lim.
  intros q1 q2 x2 H2 x1 H1. set (f1 := q1 * u11 + q2 * u21). set (f2 := q1 * u12 + q2 * u22). set (D := u11 * u22 - u12 * u21) in *.
  set (g1 := x1 * u11 + x2 * u21). set (g2 := x1 * u12 + x2 * u22).
  pose proof (Rabs_pos u11) as P11; pose proof (Rabs_pos u12) as P12; pose proof (Rabs_pos u21) as P21; pose proof (Rabs_pos u22) as P22.
  set (S1 := v * Rabs u11 + w * Rabs u12) in *. set (S2 := v * Rabs u21 + w * Rabs u22) in *. set (F := v * Rabs f1 + w * Rabs f2).
  assert (V11 : 0 <= v * Rabs u11) by (apply Rmult_le_pos; lra). assert (V12 : 0 <= w * Rabs u12) by (apply Rmult_le_pos; lra).
  assert (V21 : 0 <= v * Rabs u21) by (apply Rmult_le_pos; lra). assert (V22 : 0 <= w * Rabs u22) by (apply Rmult_le_pos; lra).
  assert (F1 : 0 <= v * Rabs f1) by (apply Rmult_le_pos; [lra | apply Rabs_pos]). assert (F2 : 0 <= w * Rabs f2) by (apply Rmult_le_pos; [lra | apply Rabs_pos]).
  assert (Q1 : v * w * (Rabs q1 * Rabs D) <= F * S2).
  { rewrite <- Rabs_mult. replace (q1 * D) with (f1 * u22 - f2 * u21) by (unfold f1, f2, D; ring).
    apply Rle_trans with (v * w * (Rabs f1 * Rabs u22 + Rabs f2 * Rabs u21)).
    - apply Rmult_le_compat_l; [left; apply Rmult_lt_0_compat; assumption|]. rewrite <- !Rabs_mult. unfold Rminus. rewrite <- (Rabs_Ropp (f2 * u21)). apply Rabs_triang.
    - unfold F, S2. pose proof (Rmult_le_pos _ _ F1 V21). pose proof (Rmult_le_pos _ _ F2 V22). lra. }
  assert (Q2 : v * w * (Rabs q2 * Rabs D) <= F * S1).
  { rewrite <- Rabs_mult. replace (q2 * D) with (f2 * u11 - f1 * u12) by (unfold f1, f2, D; ring).
    apply Rle_trans with (v * w * (Rabs f2 * Rabs u11 + Rabs f1 * Rabs u12)).
    - apply Rmult_le_compat_l; [left; apply Rmult_lt_0_compat; assumption|]. rewrite <- !Rabs_mult. unfold Rminus. rewrite <- (Rabs_Ropp (f1 * u12)). apply Rabs_triang.
    - unfold F, S1. pose proof (Rmult_le_pos _ _ F1 V11). pose proof (Rmult_le_pos _ _ F2 V12). lra. }
  assert (GG : v * Rabs g1 + w * Rabs g2 <= t * (Rabs q1 * S1 + Rabs q2 * S2)).
  { pose proof (Rabs_triang (x1 * u11) (x2 * u21)) as T1. pose proof (Rabs_triang (x1 * u12) (x2 * u22)) as T2. fold g1 in T1. fold g2 in T2. rewrite !Rabs_mult in T1, T2.
    apply Rle_trans with (Rabs x1 * S1 + Rabs x2 * S2).
    - unfold S1, S2. pose proof (Rmult_le_compat_l v _ _ ltac:(lra) T1). pose proof (Rmult_le_compat_l w _ _ ltac:(lra) T2). lra.
    - assert (0 <= S1) by (unfold S1; lra). assert (0 <= S2) by (unfold S2; lra).
      assert (Rabs x1 * S1 <= t * Rabs q1 * S1) by (apply Rmult_le_compat_r; assumption). assert (Rabs x2 * S2 <= t * Rabs q2 * S2) by (apply Rmult_le_compat_r; assumption). lra. }
  assert (DP : 0 < Rabs D) by (apply Rabs_pos_lt; exact HD). assert (VW : 0 < v * w) by (apply Rmult_lt_0_compat; assumption).
  assert (K : v * Rabs g1 + w * Rabs g2 <= eps * F).
  { apply Rmult_le_reg_l with (v * w * Rabs D); [apply Rmult_lt_0_compat; assumption|].
    apply Rle_trans with (v * w * Rabs D * (t * (Rabs q1 * S1 + Rabs q2 * S2))); [apply Rmult_le_compat_l; [left; apply Rmult_lt_0_compat; assumption | exact GG]|].
    assert (S10 : 0 <= S1) by (unfold S1; lra). assert (S20 : 0 <= S2) by (unfold S2; lra).
    assert (A1 : t * S1 * (v * w * (Rabs q1 * Rabs D)) <= t * S1 * (F * S2)) by (apply Rmult_le_compat_l; [apply Rmult_le_pos; assumption | exact Q1]).
    assert (A2 : t * S2 * (v * w * (Rabs q2 * Rabs D)) <= t * S2 * (F * S1)) by (apply Rmult_le_compat_l; [apply Rmult_le_pos; assumption | exact Q2]).
    assert (A3 : 2 * t * (S1 * S2) * F <= eps * (v * w * Rabs D) * F) by (apply Rmult_le_compat_r; [unfold F; lra | exact HR]). lra. }
  destruct (Rle_dec (Rabs g1) (eps * Rabs f1)) as [C|C]; [left; exact C | right]. unfold F in K.
  assert (v * (eps * Rabs f1) <= v * Rabs g1) by (apply Rmult_le_compat_l; lra). apply Rmult_le_reg_l with w; [exact Hw | lra].
Qed.
End Carry.
