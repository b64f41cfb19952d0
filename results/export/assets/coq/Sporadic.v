(** An instance of dual_sum: PCF(7n^2+7n+2, 8n^4) = 12/s2, s2 = sum 1/(j+1/2)^2 (= PI^2/2, Zeta.v). *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio Catalan DualSum.
Open Scope R_scope.

(** A limit of u * t from a bound |u| <= C *)
Lemma bounded_times (u v : nat -> R) C : (forall j, Rabs (u j) <= C) -> is_lim_seq v 0 -> is_lim_seq (fun j => u j * v j) 0.
Proof.
  intros HC HV. apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => C * Rabs (v j))).
  - intros j. split; [apply Rabs_pos|]. rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | apply HC].
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (C * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ C (Finite 0)).
    apply (is_lim_seq_abs _ (Finite 0)) in HV. simpl in HV. rewrite Rabs_R0 in HV. exact HV.
Qed.

(** * 24/pi^2 *)
Definition za (n : nat) : R := 7 * INR n ^ 2 + 7 * INR n + 2.
Definition zb (n : nat) : R := 8 * INR n ^ 4.
Fixpoint zt (n j : nat) : R := match n with
  | O => / (INR j + 1/2) ^ 2
  | S m => zt m j * (- ((INR m + 1) ^ 3 * (2 * INR j + 1 + INR m)) / (INR j + INR m + 3/2) ^ 2) end.
Definition zR (n j : nat) : R := let N := INR n in let J := INR j in 4 * J * (J - 1/2) * (N + 1) ^ 3 * (2 * J + 3 * N + 5) / (J + N + 3/2) ^ 2.
Definition zG n j := zR n j * zt n j.
Lemma zt_S n j : zt (S n) j = zt n j * (- ((INR n + 1) ^ 3 * (2 * INR j + 1 + INR n)) / (INR j + INR n + 3/2) ^ 2). Proof. reflexivity. Qed.
Lemma zt_step n j : zt n (S j) = zt n j * ((INR j + 1/2) * (2 * INR j + 1 + INR n) * (2 * INR j + 2 + INR n) / ((INR j + INR n + 3/2) ^ 2 * 4 * (INR j + 1))).
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (zt 0 (S j)) with (/ (INR (S j) + 1/2) ^ 2). change (zt 0 j) with (/ (INR j + 1/2) ^ 2). rewrite S_INR. simpl INR. field. repeat split; lra.
  - pose proof (pos_INR n) as Pn. rewrite !zt_S, IH, !S_INR. field. repeat split; lra.
Qed.
Lemma z_cert n j : zt (S (S n)) j - za (S n) * zt (S n) j - zb (S n) * zt n j = zG n (S j) - zG n j.
Proof.
  pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn. unfold zG. rewrite zt_step. unfold zR, za, zb. rewrite !zt_S, !S_INR. field. repeat split; lra.
Qed.
Lemma z_bound n j : Rabs (zt n j) <= f2 n * maj j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (zt 0 j) with (maj j). rewrite Rabs_pos_eq; [simpl f2; lra | left; apply maj_pos].
  - pose proof (pos_INR n) as Pn. rewrite zt_S. change (f2 (S n)) with (f2 n * (INR n + 1) ^ 2). rewrite Rabs_mult.
    assert (E : Rabs (- ((INR n + 1) ^ 3 * (2 * INR j + 1 + INR n)) / (INR j + INR n + 3/2) ^ 2) <= (INR n + 1) ^ 2).
    { set (N := INR n) in *. set (K := INR j) in *. assert (D : 0 < (K + N + 3/2) ^ 2) by nra.
      replace (- ((N + 1) ^ 3 * (2 * K + 1 + N)) / (K + N + 3/2) ^ 2) with (- ((N + 1) ^ 2 * ((N + 1) * (2 * K + 1 + N)) / (K + N + 3/2) ^ 2)) by (field; lra).
      rewrite Rabs_Ropp, Rabs_pos_eq.
      - apply Rmult_le_reg_r with ((K + N + 3/2) ^ 2); [assumption|].
        replace ((N + 1) ^ 2 * ((N + 1) * (2 * K + 1 + N)) / (K + N + 3/2) ^ 2 * (K + N + 3/2) ^ 2) with ((N + 1) ^ 2 * ((N + 1) * (2 * K + 1 + N))) by (field; lra).
        apply Rmult_le_compat_l; [apply pow2_ge_0|]. nra.
      - apply Rdiv_le_0_compat; [|assumption]. apply Rmult_le_pos; [apply pow2_ge_0|]. nra. }
    replace (f2 n * (INR n + 1) ^ 2 * maj j) with (f2 n * maj j * (INR n + 1) ^ 2) by ring.
    apply Rmult_le_compat; auto using Rabs_pos.
Qed.
(** G -> 0: |zG n j| <= C /(j+1/2)-like; here R zt(n) ~ j * zt, and j * zt n j = O(1/j) *)
Lemma jt n : is_lim_seq (fun j => (INR j + 1) * (f2 n * maj j)) 0.
Proof.
  apply is_lim_seq_ext with (fun j => (f2 n * ((INR j + 1) ^ 2 * maj j)) * / (INR j + 1)).
  - intros j. pose proof (pos_INR j). field. lra.
  - apply (bounded_times _ _ (f2 n * 4)).
    + intros j. pose proof (f2_pos n) as F. pose proof (pos_INR j). rewrite Rabs_pos_eq.
      * apply Rmult_le_compat_l; [lra|]. unfold maj. apply Rmult_le_reg_r with ((INR j + 1/2) ^ 2); [nra|]. rewrite Rmult_assoc, Rinv_l by nra. nra.
      * apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [apply pow2_ge_0 | left; apply maj_pos].
    + exact inv_lim.
Qed.
Lemma z_decay n : is_lim_seq (zG n) 0.
Proof.
  apply is_lim_seq_abs_0. pose proof (pos_INR n) as Pn.
  apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => 20 * (INR n + 1) ^ 4 * ((INR j + 1) * (f2 n * maj j)))).
  - intros j. split; [apply Rabs_pos|]. unfold zG. rewrite Rabs_mult. pose proof (pos_INR j) as Pj. pose proof (z_bound n j) as B.
    assert (E : Rabs (zR n j) <= 20 * (INR n + 1) ^ 4 * (INR j + 1)).
    { unfold zR. cbv zeta. set (N := INR n) in *. set (J := INR j) in *. assert (D : 0 < (J + N + 3/2) ^ 2) by nra.
      rewrite Rabs_div by lra. rewrite (Rabs_pos_eq ((J + N + 3/2) ^ 2)) by lra.
      apply Rmult_le_reg_r with ((J + N + 3/2) ^ 2); [assumption|].
      match goal with |- ?x / ?y * ?y <= _ => replace (x / y * y) with x by (field; lra) end.
      rewrite !Rabs_mult. rewrite (Rabs_pos_eq 4), (Rabs_pos_eq J), (Rabs_pos_eq ((N + 1) ^ 3)), (Rabs_pos_eq (2 * J + 3 * N + 5)) by (try apply pow_le; lra).
      assert (A : Rabs (J - 1/2) <= J + 1/2) by (apply Rabs_le; lra).
      apply Rle_trans with (4 * J * (J + 1/2) * (N + 1) ^ 3 * (2 * J + 3 * N + 5)).
      - apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_r; [apply pow_le; lra|]. apply Rmult_le_compat_l; lra.
      - replace (20 * (N + 1) ^ 4 * (J + 1) * (J + N + 3/2) ^ 2) with ((N + 1) ^ 3 * (20 * (N + 1) * (J + 1) * (J + N + 3/2) ^ 2)) by ring.
        replace (4 * J * (J + 1/2) * (N + 1) ^ 3 * (2 * J + 3 * N + 5)) with ((N + 1) ^ 3 * (4 * J * (J + 1/2) * (2 * J + 3 * N + 5))) by ring.
        apply Rmult_le_compat_l; [apply pow_le; lra|].
        assert (X1 : 2 * J + 3 * N + 5 <= 5 * (N + 1) * (J + 1)) by nra.
        assert (X2 : 4 * J * (J + 1/2) <= 4 * (J + N + 3/2) ^ 2) by nra.
        replace (20 * (N + 1) * (J + 1) * (J + N + 3/2) ^ 2) with (4 * (J + N + 3/2) ^ 2 * (5 * (N + 1) * (J + 1))) by ring.
        apply Rmult_le_compat; [nra | lra | exact X2 | exact X1]. }
    replace (20 * (INR n + 1) ^ 4 * ((INR j + 1) * (f2 n * maj j))) with (20 * (INR n + 1) ^ 4 * (INR j + 1) * (f2 n * maj j)) by ring.
    apply Rmult_le_compat; auto using Rabs_pos.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (20 * (INR n + 1) ^ 4 * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ (20 * (INR n + 1) ^ 4) (Finite 0)). apply jt.
Qed.
Lemma zq_SS n : q za zb (S (S n)) = za (S (S n)) * q za zb (S n) + zb (S (S n)) * q za zb n.
Proof. unfold q. simpl conv. simpl m21. simpl m22. ring. Qed.
Lemma zq n : 0 < q za zb n /\ 2 * (INR n + 2) ^ 2 * q za zb n <= q za zb (S n).
Proof.
  induction n as [|n [I1 I2]].
  - unfold q. simpl conv. simpl m22. unfold za. simpl INR. lra.
  - pose proof (pos_INR n) as Pn. assert (P1 : 0 < q za zb (S n)).
    { eapply Rlt_le_trans; [|exact I2]. apply Rmult_lt_0_compat; [nra | assumption]. }
    split; [exact P1|]. rewrite zq_SS.
    assert (A : 2 * (INR (S n) + 2) ^ 2 <= za (S (S n))) by (unfold za; rewrite !S_INR; nra).
    assert (B : 0 <= zb (S (S n))) by (unfold zb; apply Rmult_le_pos; [lra | apply pow_le; apply pos_INR]).
    assert (C : 0 <= zb (S (S n)) * q za zb n) by (apply Rmult_le_pos; [exact B | lra]).
    assert (D : 2 * (INR (S n) + 2) ^ 2 * q za zb (S n) <= za (S (S n)) * q za zb (S n)) by (apply Rmult_le_compat_r; lra). lra.
Qed.
Lemma zq_low n : 2 ^ n * f2 (S n) <= q za zb n.
Proof.
  induction n as [|n IH].
  - unfold q. simpl. lra.
  - destruct (zq n) as [P I]. pose proof (pos_INR n). change (f2 (S (S n))) with (f2 (S n) * (INR (S n) + 1) ^ 2). rewrite S_INR.
    eapply Rle_trans; [|exact I]. rewrite <- tech_pow_Rmult.
    replace (2 * 2 ^ n * (f2 (S n) * (INR n + 1 + 1) ^ 2)) with (2 * (INR n + 2) ^ 2 * (2 ^ n * f2 (S n))) by ring.
    apply Rmult_le_compat_l; [nra | assumption].
Qed.
Definition s2 := Series maj.
Lemma s2_tail : is_series (fun j => maj (S j)) (s2 - 4).
Proof.
  assert (E : s2 = maj 0 + Series (fun j => maj (S j))) by (apply Series_incr_1, maj_series).
  replace (s2 - 4) with (Series (fun j => maj (S j))). { apply Series_correct. apply (ex_series_incr_1 maj), maj_series. }
  assert (V : maj 0 = 4) by (unfold maj; simpl INR; field). lra.
Qed.
Lemma half_lim : is_lim_seq (fun j => / (INR j + 1/2)) 0.
Proof.
  apply is_lim_seq_ext with (fun j => ((INR j + 1) / (INR j + 1/2)) * / (INR j + 1)); [intros j; pose proof (pos_INR j); field; split; lra|].
  apply (bounded_times _ _ 2); [|exact inv_lim]. intros j. pose proof (pos_INR j). rewrite Rabs_pos_eq.
  - apply Rmult_le_reg_r with (INR j + 1/2); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
  - apply Rdiv_le_0_compat; lra.
Qed.
Lemma z1 : is_series (zt 1) (2 * s2 - 12).
Proof.
  (* zt 1 j = -2/(u v^2) = 2 (1/v - 1/u) + 2/v^2, u = j+1/2, v = u+1 *)
  replace (2 * s2 - 12) with (2 * (- / (INR 0 + 1/2)) + 2 * (s2 - 4)) by (simpl INR; field).
  apply is_series_ext with (fun j => 2 * (/ (INR (S j) + 1/2) - / (INR j + 1/2)) + 2 * maj (S j)).
  - intros j. rewrite zt_S. change (zt 0 j) with (/ (INR j + 1/2) ^ 2). unfold maj. rewrite S_INR. simpl INR. pose proof (pos_INR j).
    match goal with |- ?x = ?y => change (@eq R x y) end. field. repeat split; lra.
  - apply (is_series_plus (fun j => 2 * (/ (INR (S j) + 1/2) - / (INR j + 1/2))) (fun j => 2 * maj (S j))).
    + apply (is_series_scal 2 (fun j => / (INR (S j) + 1/2) - / (INR j + 1/2))). apply (is_series_telescoping (fun j => / (INR j + 1/2))). exact half_lim.
    + apply (is_series_scal 2 (fun j => maj (S j))). exact s2_tail.
Qed.
Theorem franel_limit : s2 <> 0 /\ pcf_limit za zb (12 / s2).
Proof.
  destruct (dual_sum za zb zt zG f2 maj s2 (2 * s2 - 12) (1/2)) as [N L].
  - apply z_cert.
  - intros n. unfold zG, zR. simpl INR. cbv zeta. pose proof (pos_INR n). field. lra.
  - apply z_decay.
  - apply maj_series.
  - apply z_bound.
  - lra.
  - intros n. apply zq.
  - intros n. pose proof (f2_pos (S n)). rewrite Rabs_pos_eq by lra. apply Rle_trans with ((1/2) ^ n * (2 ^ n * f2 (S n))).
    + rewrite <- Rmult_assoc, <- Rpow_mult_distr. replace (1/2 * 2) with 1 by field. rewrite pow1. lra.
    + apply Rmult_le_compat_l; [apply pow_le; lra | apply zq_low].
  - apply Series_correct. exact maj_series.
  - exact z1.
  - unfold za. simpl INR. lra.
  - split; [exact N|]. replace (12 / s2) with (za 0 - (2 * s2 - 12) / s2); [exact L|]. unfold za. simpl INR. field. exact N.
Qed.
