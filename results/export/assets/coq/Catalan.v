(** PCF(3 n^2 + 3 n + 1, -2 n^4) = 1/(2 G), G = sum (-1)^j/(2j+1)^2 (Catalan's constant).
    An instance of dual_sum: the certificate is Rf, |t n j| <= n!^2/(j+1/2)^2, q(n) >= (n+1)!^2 (3/2)^n. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio Functions DualSum.
Open Scope R_scope.

Definition ca (n : nat) : R := 3 * INR n ^ 2 + 3 * INR n + 1.
Definition cb (n : nat) : R := - 2 * INR n ^ 4.

Fixpoint t (n j : nat) : R := match n with
  | O => (-1) ^ j / (INR j + 1/2) ^ 2
  | S m => t m j * ((INR m + 1) ^ 3 * (INR m + 1 + INR j) / (INR j + INR m + 3/2) ^ 2) end.
Definition Rf (n j : nat) : R := let N := INR n in let K := INR j in
  - 2 * K * (N + 1) ^ 3 * (2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1) / (2 * N + 2 * K + 3) ^ 2.
Definition G (n j : nat) : R := Rf n j * t n j.

(** 1. The certificate. *)
Lemma t_step n j : t n (S j) = - t n j * ((INR n + INR j + 1) / (INR j + 1) * ((INR j + 1/2) / (INR j + INR n + 3/2)) ^ 2).
Proof.
  pose proof (pos_INR j) as Pj.
  induction n as [|n IH].
  - change (t 0 (S j)) with ((-1) ^ S j / (INR (S j) + 1/2) ^ 2). change (t 0 j) with ((-1) ^ j / (INR j + 1/2) ^ 2).
    rewrite S_INR. simpl INR. rewrite <- tech_pow_Rmult. field. repeat split; lra.
  - pose proof (pos_INR n) as Pn.
    change (t (S n) (S j)) with (t n (S j) * ((INR n + 1) ^ 3 * (INR n + 1 + INR (S j)) / (INR (S j) + INR n + 3/2) ^ 2)).
    change (t (S n) j) with (t n j * ((INR n + 1) ^ 3 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 2)).
    rewrite IH, !S_INR. field. repeat split; lra.
Qed.

Lemma certificate n j : t (S (S n)) j - ca (S n) * t (S n) j - cb (S n) * t n j = G n (S j) - G n j.
Proof.
  pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn.
  unfold G. rewrite t_step. unfold Rf, ca, cb.
  change (t (S (S n)) j) with (t n j * ((INR n + 1) ^ 3 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 2)
    * ((INR (S n) + 1) ^ 3 * (INR (S n) + 1 + INR j) / (INR j + INR (S n) + 3/2) ^ 2)).
  change (t (S n) j) with (t n j * ((INR n + 1) ^ 3 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 2)).
  rewrite !S_INR. field. repeat split; lra.
Qed.

(** 2. Bounds and sums. *)
Definition maj (j : nat) : R := / (INR j + 1/2) ^ 2.
Fixpoint f2 (n : nat) : R := match n with O => 1 | S m => f2 m * (INR m + 1) ^ 2 end.   (* n!^2 *)
Lemma f2_pos n : 0 < f2 n.
Proof. induction n; simpl f2; [lra|]. pose proof (pos_INR n). apply Rmult_lt_0_compat; [assumption|]. nra. Qed.
Lemma maj_pos j : 0 < maj j.
Proof. unfold maj. pose proof (pos_INR j). apply Rinv_0_lt_compat. nra. Qed.

Lemma t_bound n j : Rabs (t n j) <= f2 n * maj j.
Proof.
  pose proof (pos_INR j) as Pj.
  induction n as [|n IH].
  - change (t 0 j) with ((-1) ^ j / (INR j + 1/2) ^ 2). unfold Rdiv. rewrite Rabs_mult, pow_1_abs.
    rewrite Rabs_pos_eq; [unfold maj; simpl f2; lra|]. left. apply (maj_pos j).
  - pose proof (pos_INR n) as Pn.
    change (t (S n) j) with (t n j * ((INR n + 1) ^ 3 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 2)).
    change (f2 (S n)) with (f2 n * (INR n + 1) ^ 2). rewrite Rabs_mult.
    assert (E : 0 <= (INR n + 1) ^ 3 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 2 <= (INR n + 1) ^ 2).
    { set (N := INR n) in *. set (K := INR j) in *. assert (D : 0 < (K + N + 3/2) ^ 2) by nra. split.
      - apply Rdiv_le_0_compat; [|assumption]. apply Rmult_le_pos; [apply pow_le|]; lra.
      - apply Rmult_le_reg_r with ((K + N + 3/2) ^ 2); [assumption|].
        replace ((N + 1) ^ 3 * (N + 1 + K) / (K + N + 3/2) ^ 2 * (K + N + 3/2) ^ 2) with ((N + 1) ^ 2 * ((N + 1) * (N + 1 + K))) by (field; lra).
        apply Rmult_le_compat_l; [apply pow2_ge_0|]. nra. }
    rewrite (Rabs_pos_eq ((INR n + 1) ^ 3 * _ / _)) by lra.
    replace (f2 n * (INR n + 1) ^ 2 * maj j) with (f2 n * maj j * (INR n + 1) ^ 2) by ring.
    apply Rmult_le_compat; auto using Rabs_pos; lra.
Qed.

(** sum 1/(j+1/2)^2 converges: compare with the telescoping 6/(j+1) - 6/(j+2) *)
Lemma inv_lim : is_lim_seq (fun j => / (INR j + 1)) 0.
Proof.
  apply is_lim_seq_ext with (fun j => / INR (S j)); [intros; rewrite S_INR; reflexivity|].
  apply (is_lim_seq_incr_1 (fun j => / INR j)).
  replace (Finite 0) with (Rbar_inv p_infty) by reflexivity. apply is_lim_seq_inv; [apply is_lim_seq_INR | discriminate].
Qed.
Lemma maj_series : ex_series maj.
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => (fun i => - (8 * / (INR i + 1))) (S j) - (fun i => - (8 * / (INR i + 1))) j)).
  - intros j. refine (Rle_trans _ (Rabs (maj j)) _ (Rle_refl _) _). rewrite Rabs_pos_eq by (left; apply maj_pos).
    cbv beta. rewrite S_INR. unfold maj. pose proof (pos_INR j) as Pj. set (K := INR j) in *.
    apply Rmult_le_reg_r with ((K + 1/2) ^ 2 * ((K + 1) * (K + 1 + 1))); [apply Rmult_lt_0_compat; nra|].
    replace (/ (K + 1/2) ^ 2 * ((K + 1/2) ^ 2 * ((K + 1) * (K + 1 + 1)))) with ((K + 1) * (K + 1 + 1)) by (field; lra).
    replace ((- (8 * / (K + 1 + 1)) - - (8 * / (K + 1))) * ((K + 1/2) ^ 2 * ((K + 1) * (K + 1 + 1)))) with (8 * (K + 1/2) ^ 2) by (field; lra).
    nra.
  - exists (- - (8 * / (INR 0 + 1))). apply (is_series_telescoping (fun i => - (8 * / (INR i + 1)))). replace (Finite 0) with (Finite (- (8 * 0))) by (f_equal; ring).
    apply is_lim_seq_opp with (u := fun i => 8 * / (INR i + 1)) (l := Finite (8 * 0)).
    apply (is_lim_seq_scal_l _ 8 (Finite 0)). exact inv_lim.
Qed.
Lemma t_series n : ex_series (t n).
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => scal (f2 n) (maj j))).
  - intros j. apply t_bound.
  - apply (ex_series_scal (f2 n) maj). exact maj_series.
Qed.
Lemma G_lim n : is_lim_seq (G n) 0.
Proof.
  pose proof (ex_series_lim_0 _ (t_series n)) as L0.
  apply is_lim_seq_abs_0. 
  apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => (INR n + 1) ^ 5 * 8 * Rabs (t n j))).
  - intros j. split; [apply Rabs_pos|]. unfold G. rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos|].
    unfold Rf. cbv zeta. pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn. set (N := INR n) in *. set (K := INR j) in *.
    assert (D : 0 < (2 * N + 2 * K + 3) ^ 2) by nra.
    replace (-2 * K * (N + 1) ^ 3 * (2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1) / (2 * N + 2 * K + 3) ^ 2)
      with (- (2 * K * (N + 1) ^ 3 * (2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1) / (2 * N + 2 * K + 3) ^ 2)) by (field; lra).
    rewrite Rabs_Ropp, Rabs_pos_eq.
    + apply Rmult_le_reg_r with ((2 * N + 2 * K + 3) ^ 2); [assumption|].
      replace (2 * K * (N + 1) ^ 3 * (2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1) / (2 * N + 2 * K + 3) ^ 2 * (2 * N + 2 * K + 3) ^ 2)
        with ((N + 1) ^ 3 * (2 * K * (2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1))) by (field; lra).
      replace ((N + 1) ^ 5 * 8 * (2 * N + 2 * K + 3) ^ 2) with ((N + 1) ^ 3 * (8 * (N + 1) ^ 2 * (2 * N + 2 * K + 3) ^ 2)) by ring.
      apply Rmult_le_compat_l; [apply pow_le; lra|].
      assert (A : 2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1 <= 2 * (N + 1) ^ 2 * (K + 1)) by nra.
      assert (B : 2 * K <= 2 * N + 2 * K + 3) by lra.
      assert (C : 2 * K * (2 * N ^ 2 + 2 * K * N + 4 * N + 2 * K + 1) <= 2 * K * (2 * (N + 1) ^ 2 * (K + 1))) by (apply Rmult_le_compat_l; lra).
      assert (D2 : 4 * K * (K + 1) <= 8 * (2 * N + 2 * K + 3) ^ 2) by nra.
      assert (P : 0 <= (N + 1) ^ 2) by apply pow2_ge_0.
      assert (Q : (N + 1) ^ 2 * (4 * K * (K + 1)) <= (N + 1) ^ 2 * (8 * (2 * N + 2 * K + 3) ^ 2)) by (apply Rmult_le_compat_l; assumption).
      lra.
    + apply Rdiv_le_0_compat; [|assumption].
      apply Rmult_le_pos; [apply Rmult_le_pos; [lra | apply pow_le; lra]|]. nra.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite ((INR n + 1) ^ 5 * 8 * 0)) by (f_equal; ring).
    apply (is_lim_seq_scal_l _ ((INR n + 1) ^ 5 * 8) (Finite 0)). apply (is_lim_seq_abs _ (Finite 0)) in L0. simpl in L0. rewrite Rabs_R0 in L0. exact L0.
Qed.

(** 3. Values at 0 and 1. *)
Lemma sum_0 : Series (t 0) = 4 * catalan.
Proof.
  unfold catalan. rewrite <- Series_scal_l. apply Series_ext. intros j.
  change (t 0 j) with ((-1) ^ j / (INR j + 1/2) ^ 2). pose proof (pos_INR j). field. lra.
Qed.
Lemma sum_1 : Series (t 1) = 4 * catalan - 2.
Proof.
  assert (E : Series (t 1) = 1/2 * (Series (t 0) + Series (fun j => t 0 (S j)))).
  { rewrite <- Series_plus; [|apply t_series|apply (ex_series_incr_1 (t 0)), t_series].
    rewrite <- Series_scal_l. apply Series_ext. intros j. rewrite t_step.
    change (t 1 j) with (t 0 j * ((INR 0 + 1) ^ 3 * (INR 0 + 1 + INR j) / (INR j + INR 0 + 3/2) ^ 2)). simpl INR. pose proof (pos_INR j).
    field. repeat split; lra. }
  assert (F : Series (t 0) = t 0 0 + Series (fun j => t 0 (S j))) by apply Series_incr_1, t_series.
  assert (V : t 0 0 = 4) by (simpl; field). assert (W := sum_0). lra.
Qed.

(** 4. Convergents. *)
Lemma q_grow n : 0 < q ca cb n /\ 3/2 * (INR n + 2) ^ 2 * q ca cb n <= q ca cb (S n).
Proof.
  induction n as [|n [I1 I2]].
  - unfold q. simpl conv. simpl m22. unfold ca. simpl INR. lra.
  - pose proof (pos_INR n) as Pn. assert (P1 : 0 < q ca cb (S n)).
    { eapply Rlt_le_trans; [|exact I2]. apply Rmult_lt_0_compat; [nra | assumption]. }
    split; [exact P1|]. rewrite q_SS.
    assert (Ca : ca (S (S n)) = 3 * (INR n + 2) ^ 2 + 3 * (INR n + 2) + 1) by (unfold ca; rewrite !S_INR; ring).
    assert (Cb : cb (S (S n)) = - (2 * (INR n + 2) ^ 4)) by (unfold cb; rewrite !S_INR; ring).
    rewrite Ca, Cb, S_INR. set (M := INR n + 2) in *. replace (INR n + 1 + 2) with (M + 1) by (unfold M; ring).
    assert (PM : 2 <= M) by (unfold M; lra).
    set (q1 := q ca cb (S n)) in *. set (q0 := q ca cb n) in *.
    assert (A : 2 * M ^ 4 * q0 <= 4/3 * M ^ 2 * q1).
    { replace (2 * M ^ 4 * q0) with (4/3 * M ^ 2 * (3/2 * M ^ 2 * q0)) by field.
      apply Rmult_le_compat_l; [|assumption]. nra. }
    assert (B0 : 0 <= 1/6 * M ^ 2 - 1/2) by nra.
    assert (B : 0 <= (1/6 * M ^ 2 - 1/2) * q1) by (apply Rmult_le_pos; [exact B0 | left; exact P1]).
    lra.
Qed.
Lemma q_low n : (3/2) ^ n * f2 (S n) <= q ca cb n.
Proof.
  induction n as [|n IH].
  - unfold q. simpl. lra.
  - destruct (q_grow n) as [P I]. pose proof (pos_INR n). change (f2 (S (S n))) with (f2 (S n) * (INR (S n) + 1) ^ 2). rewrite S_INR.
    eapply Rle_trans; [|exact I]. rewrite <- tech_pow_Rmult.
    replace (3/2 * (3/2) ^ n * (f2 (S n) * (INR n + 1 + 1) ^ 2)) with (3/2 * (INR n + 2) ^ 2 * ((3/2) ^ n * f2 (S n))) by ring.
    apply Rmult_le_compat_l; [nra | assumption].
Qed.
Theorem catalan_base : catalan <> 0 /\ pcf_limit ca cb (1 / (2 * catalan)).
Proof.
  destruct (dual_sum ca cb t G f2 maj (4 * catalan) (4 * catalan - 2) (2/3)) as [N L].
  - apply certificate.
  - intros n. unfold G, Rf. simpl INR. cbv zeta. field. pose proof (pos_INR n). lra.
  - apply G_lim.
  - exact maj_series.
  - apply t_bound.
  - lra.
  - intros n. apply q_grow.
  - intros n. pose proof (f2_pos (S n)) as F. pose proof (q_low n) as Q. rewrite Rabs_pos_eq by lra. assert (E : 0 < (2/3) ^ n) by (apply pow_lt; lra).
    apply Rle_trans with ((2/3) ^ n * ((3/2) ^ n * f2 (S n))); [|apply Rmult_le_compat_l; lra].
    right. rewrite <- Rmult_assoc, <- Rpow_mult_distr. replace (2/3 * (3/2)) with 1 by field. rewrite pow1. ring.
  - rewrite <- sum_0. apply Series_correct, t_series.
  - rewrite <- sum_1. apply Series_correct, t_series.
  - unfold ca. simpl INR. lra.
  - assert (N0 : catalan <> 0) by lra. split; [exact N0|]. replace (1 / (2 * catalan)) with (ca 0 - (4 * catalan - 2) / (4 * catalan)); [exact L|].
    unfold ca. simpl INR. field. exact N0.
Qed.
