(** Apery's fraction for zeta(2): PCF(11n^2+11n+3, n^4) = 5/zeta(2), an instance of dual_sum with the terms (-1)^n n!^3 j(j-1)...(j-n+1) / ((j+1)...(j+n+1))^2. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio DualSum Catalan Sporadic.
Open Scope R_scope.

Definition aa (n : nat) : R := 11 * INR n ^ 2 + 11 * INR n + 3.
Definition ab (n : nat) : R := INR n ^ 4.
Definition square (j : nat) : R := / (INR j + 1) ^ 2.
Fixpoint at2 (n j : nat) : R := match n with
  | O => square j
  | S m => at2 m j * (- ((INR m + 1) ^ 3 * (INR j - INR m)) / (INR j + INR m + 2) ^ 2) end.
Definition aP (n j : nat) : R := let N := INR n in let J := INR j in (N + 1) ^ 3 * (J ^ 2 - (6 * N + 7) * J - (N + 2) * (11 * N + 15)).
Definition aG n j := (INR j - INR n) * aP n j / (INR j + INR n + 2) ^ 2 * at2 n j.
Lemma at2_S n j : at2 (S n) j = at2 n j * (- ((INR n + 1) ^ 3 * (INR j - INR n)) / (INR j + INR n + 2) ^ 2). Proof. reflexivity. Qed.
Lemma at2_step n j : at2 n (S j) * (INR j + 1 - INR n) = at2 n j * ((INR j + 1) ^ 3 / (INR j + INR n + 2) ^ 2).
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (at2 0 (S j)) with (/ (INR (S j) + 1) ^ 2). change (at2 0 j) with (/ (INR j + 1) ^ 2). rewrite S_INR. simpl INR. field. split; lra.
  - pose proof (pos_INR n) as Pn. rewrite !at2_S, !S_INR.
    transitivity (at2 n (S j) * (INR j + 1 - INR n) * (- ((INR n + 1) ^ 3 * (INR j - INR n)) / (INR j + INR n + 3) ^ 2)); [field; lra|]. rewrite IH. field. split; lra.
Qed.
Lemma a_cert n j : at2 (S (S n)) j - aa (S n) * at2 (S n) j - ab (S n) * at2 n j = aG n (S j) - aG n j.
Proof.
  pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn. unfold aG at 1.
  replace ((INR (S j) - INR n) * aP n (S j) / (INR (S j) + INR n + 2) ^ 2 * at2 n (S j)) with (at2 n (S j) * (INR j + 1 - INR n) * (aP n (S j) / (INR j + INR n + 3) ^ 2))
    by (rewrite S_INR; field; lra).
  rewrite at2_step. unfold aG, aP, aa, ab. rewrite !at2_S, !S_INR. field. split; lra.
Qed.
Lemma square_pos j : 0 < square j.
Proof. unfold square. pose proof (pos_INR j). apply Rinv_0_lt_compat, pow_lt. lra. Qed.
Lemma a_bound n j : Rabs (at2 n j) <= f2 n * square j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (at2 0 j) with (square j). rewrite Rabs_pos_eq; [simpl f2; lra | left; apply square_pos].
  - pose proof (pos_INR n) as Pn. rewrite at2_S. change (f2 (S n)) with (f2 n * (INR n + 1) ^ 2). rewrite Rabs_mult.
    assert (E : Rabs (- ((INR n + 1) ^ 3 * (INR j - INR n)) / (INR j + INR n + 2) ^ 2) <= (INR n + 1) ^ 2).
    { set (N := INR n) in *. set (J := INR j) in *. assert (D : 0 < (J + N + 2) ^ 2) by (apply pow_lt; lra).
      unfold Rdiv. rewrite Rabs_mult, Rabs_Ropp, Rabs_mult, Rabs_inv, (Rabs_pos_eq ((J + N + 2) ^ 2)), (Rabs_pos_eq ((N + 1) ^ 3)) by (try apply pow_le; lra).
      apply Rmult_le_reg_r with ((J + N + 2) ^ 2); [assumption|]. rewrite Rmult_assoc, Rinv_l by lra. rewrite Rmult_1_r.
      assert (A : Rabs (J - N) <= J + N + 2) by (apply Rabs_le; lra). pose proof (Rabs_pos (J - N)).
      replace ((N + 1) ^ 3 * Rabs (J - N)) with ((N + 1) ^ 2 * ((N + 1) * Rabs (J - N))) by ring. apply Rmult_le_compat_l; [apply pow2_ge_0|].
      replace ((J + N + 2) ^ 2) with ((J + N + 2) * (J + N + 2)) by ring. apply Rmult_le_compat; lra. }
    replace (f2 n * (INR n + 1) ^ 2 * square j) with (f2 n * square j * (INR n + 1) ^ 2) by ring. apply Rmult_le_compat; auto using Rabs_pos.
Qed.
Lemma square_series : ex_series square.
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ maj); [|exact maj_series].
  intros j. refine (Rle_trans _ (Rabs (square j)) _ (Rle_refl _) _). rewrite Rabs_pos_eq by (left; apply square_pos). unfold square, maj. pose proof (pos_INR j).
  apply Rinv_le_contravar; [apply pow_lt; lra | apply pow_incr; lra].
Qed.
Lemma a_decay n : is_lim_seq (aG n) 0.
Proof.
  set (N := INR n). assert (PN : 0 <= N) by apply pos_INR. set (C := (N + 1) ^ 3 * (1 + (6 * N + 7) + (N + 2) * (11 * N + 15)) * f2 n).
  apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => C * / (INR j + 1))).
  - intros j. split; [apply Rabs_pos|]. unfold aG. rewrite Rabs_mult. fold N. set (J := INR j). assert (PJ : 0 <= J) by apply pos_INR. set (K := 1 + (6 * N + 7) + (N + 2) * (11 * N + 15)).
    assert (D : 0 < J + N + 2) by lra. assert (M : 0 <= (N + 2) * (11 * N + 15)) by (apply Rmult_le_pos; lra). assert (P3 : 0 <= (N + 1) ^ 3) by (apply pow_le; lra).
    assert (A : Rabs (J - N) <= J + N + 2) by (apply Rabs_le; lra).
    assert (B : Rabs (aP n j) <= (N + 1) ^ 3 * K * (J + 1) ^ 2).
    { unfold aP. fold N J. rewrite Rabs_mult, (Rabs_pos_eq ((N + 1) ^ 3)) by exact P3. rewrite Rmult_assoc. apply Rmult_le_compat_l; [exact P3|]. unfold K. apply Rabs_le.
      assert (0 <= N * J) by (apply Rmult_le_pos; lra). assert (0 <= J ^ 2) by apply pow2_ge_0. assert (0 <= J ^ 2 * N) by (apply Rmult_le_pos; lra).
      assert (0 <= (N + 2) * (11 * N + 15) * J) by (apply Rmult_le_pos; lra). assert (0 <= (N + 2) * (11 * N + 15) * J ^ 2) by (apply Rmult_le_pos; lra). split; nra. }
    assert (E : Rabs ((J - N) * aP n j / (J + N + 2) ^ 2) <= (N + 1) ^ 3 * K * (J + 1)).
    { unfold Rdiv. rewrite !Rabs_mult, Rabs_inv, (Rabs_pos_eq ((J + N + 2) ^ 2)) by (apply pow_le; lra).
      apply Rmult_le_reg_r with ((J + N + 2) ^ 2); [apply pow_lt; lra|]. rewrite Rmult_assoc, Rinv_l by (apply pow_nonzero; lra). rewrite Rmult_1_r.
      apply Rle_trans with ((J + N + 2) * ((N + 1) ^ 3 * K * (J + 1) ^ 2)); [apply Rmult_le_compat; auto using Rabs_pos|].
      assert (KP : 0 <= (N + 1) ^ 3 * K) by (apply Rmult_le_pos; unfold K; lra).
      replace ((J + N + 2) * ((N + 1) ^ 3 * K * (J + 1) ^ 2)) with ((N + 1) ^ 3 * K * (J + 1) * (J + N + 2) * (J + 1)) by ring.
      replace ((N + 1) ^ 3 * K * (J + 1) * (J + N + 2) ^ 2) with ((N + 1) ^ 3 * K * (J + 1) * (J + N + 2) * (J + N + 2)) by ring.
      apply Rmult_le_compat_l; [repeat apply Rmult_le_pos; try assumption; unfold K; lra | lra]. }
    apply Rle_trans with ((N + 1) ^ 3 * K * (J + 1) * (f2 n * square j)); [apply Rmult_le_compat; auto using Rabs_pos, a_bound|].
    right. unfold C, square. fold J K. field. lra.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (C * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ C (Finite 0)). exact inv_lim.
Qed.
Lemma aq n : 0 < q aa ab n /\ 2 * (INR n + 2) ^ 2 * q aa ab n <= q aa ab (S n).
Proof.
  induction n as [|n [I1 I2]].
  - unfold q. simpl conv. simpl m22. unfold aa. simpl INR. lra.
  - pose proof (pos_INR n) as Pn. assert (P1 : 0 < q aa ab (S n)).
    { eapply Rlt_le_trans; [|exact I2]. apply Rmult_lt_0_compat; [nra | assumption]. }
    split; [exact P1|]. rewrite q_SS.
    assert (A : 2 * (INR (S n) + 2) ^ 2 <= aa (S (S n))) by (unfold aa; rewrite !S_INR; nra).
    assert (B : 0 <= ab (S (S n))) by (unfold ab; apply pow_le; apply pos_INR).
    assert (C : 0 <= ab (S (S n)) * q aa ab n) by (apply Rmult_le_pos; [exact B | lra]).
    assert (D : 2 * (INR (S n) + 2) ^ 2 * q aa ab (S n) <= aa (S (S n)) * q aa ab (S n)) by (apply Rmult_le_compat_r; lra). lra.
Qed.
Lemma aq_low n : 2 ^ n * f2 (S n) <= q aa ab n.
Proof.
  induction n as [|n IH].
  - unfold q. simpl. lra.
  - destruct (aq n) as [P I]. pose proof (pos_INR n). change (f2 (S (S n))) with (f2 (S n) * (INR (S n) + 1) ^ 2). rewrite S_INR.
    eapply Rle_trans; [|exact I]. rewrite <- tech_pow_Rmult.
    replace (2 * 2 ^ n * (f2 (S n) * (INR n + 1 + 1) ^ 2)) with (2 * (INR n + 2) ^ 2 * (2 ^ n * f2 (S n))) by ring.
    apply Rmult_le_compat_l; [nra | assumption].
Qed.
Lemma square_tail : is_series (fun j => square (S j)) (Series square - 1).
Proof.
  assert (E : Series square = square 0 + Series (fun j => square (S j))) by (apply Series_incr_1, square_series).
  replace (Series square - 1) with (Series (fun j => square (S j))). { apply Series_correct. apply (ex_series_incr_1 square), square_series. }
  assert (V : square 0 = 1) by (unfold square; simpl INR; field). lra.
Qed.
Lemma a_one : is_series (at2 1) (3 * Series square - 5).
Proof.
  (* at2 1 j = 3 (1/(x+1) - 1/x) + 1/x^2 + 2/(x+1)^2, x = j + 1 *)
  replace (3 * Series square - 5) with (3 * (- / (INR 0 + 1)) + (Series square + 2 * (Series square - 1))) by (simpl INR; field).
  apply is_series_ext with (fun j => 3 * (/ (INR (S j) + 1) - / (INR j + 1)) + (square j + 2 * square (S j))).
  - intros j. rewrite at2_S. change (at2 0 j) with (square j). unfold square. rewrite S_INR. simpl INR. pose proof (pos_INR j).
    match goal with |- ?x = ?y => change (@eq R x y) end. field. split; lra.
  - apply (is_series_plus (fun j => 3 * (/ (INR (S j) + 1) - / (INR j + 1))) (fun j => square j + 2 * square (S j))).
    + apply (is_series_scal 3 (fun j => / (INR (S j) + 1) - / (INR j + 1))). apply (is_series_telescoping (fun j => / (INR j + 1))). exact inv_lim.
    + apply (is_series_plus square (fun j => 2 * square (S j))); [apply Series_correct, square_series|]. apply (is_series_scal 2 (fun j => square (S j))). exact square_tail.
Qed.
Theorem apery_two : Series square <> 0 /\ pcf_limit aa ab (5 / Series square).
Proof.
  destruct (dual_sum aa ab at2 aG f2 square (Series square) (3 * Series square - 5) (1/2)) as [N L].
  - apply a_cert.
  - intros n. unfold aG. destruct n as [|n]; [simpl INR; field; lra|].
    assert (Z : at2 (S n) 0 = 0).
    { induction n as [|n IH]; [rewrite at2_S; simpl INR; field; lra | rewrite at2_S, IH; ring]. }
    rewrite Z. ring.
  - apply a_decay.
  - apply square_series.
  - apply a_bound.
  - lra.
  - intros n. apply aq.
  - intros n. pose proof (f2_pos (S n)). rewrite Rabs_pos_eq by lra. apply Rle_trans with ((1/2) ^ n * (2 ^ n * f2 (S n))).
    + rewrite <- Rmult_assoc, <- Rpow_mult_distr. replace (1/2 * 2) with 1 by field. rewrite pow1. lra.
    + apply Rmult_le_compat_l; [apply pow_le; lra | apply aq_low].
  - apply Series_correct. exact square_series.
  - exact a_one.
  - unfold aa. simpl INR. lra.
  - split; [exact N|]. replace (5 / Series square) with (aa 0 - (3 * Series square - 5) / Series square); [exact L|]. unfold aa. simpl INR. field. exact N.
Qed.
