(** PCF((2n+1)(5n^2+5n+2), -16 n^6) = 12/s3, s3 = sum 1/(j+1/2)^3 (= 7 zeta(3), Zeta.v). *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio Catalan DualSum Sporadic.
Open Scope R_scope.
Definition da (n : nat) : R := 10 * INR n ^ 3 + 15 * INR n ^ 2 + 9 * INR n + 2.
Definition db (n : nat) : R := - 16 * INR n ^ 6.
Definition mj3 (j : nat) : R := / (INR j + 1/2) ^ 3.
Fixpoint dt (n j : nat) : R := match n with
  | O => mj3 j
  | S m => dt m j * (2 * (INR m + 1) ^ 5 * (INR m + 1 + INR j) / (INR j + INR m + 3/2) ^ 3) end.
Definition dR (n j : nat) : R := let N := INR n in let K := INR j in
  - 16 * K * (N + 1) ^ 5 * (4 * K ^ 3 + (18 * N + 24) * K ^ 2 + (26 * N ^ 2 + 71 * N + 47) * K + (12 * N ^ 3 + 49 * N ^ 2 + 64 * N + 26)) / (2 * K + 2 * N + 3) ^ 3.
Definition dG n j := dR n j * dt n j.
Lemma dt_S n j : dt (S n) j = dt n j * (2 * (INR n + 1) ^ 5 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 3). Proof. reflexivity. Qed.
Lemma dt_step n j : dt n (S j) = dt n j * ((INR n + 1 + INR j) * (INR j + 1/2) ^ 3 / ((INR j + 1) * (INR j + INR n + 3/2) ^ 3)).
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (dt 0 (S j)) with (/ (INR (S j) + 1/2) ^ 3). change (dt 0 j) with (/ (INR j + 1/2) ^ 3). rewrite S_INR. simpl INR. field. repeat split; lra.
  - pose proof (pos_INR n) as Pn. rewrite !dt_S, IH, !S_INR. field. repeat split; lra.
Qed.
Lemma d_cert n j : dt (S (S n)) j - da (S n) * dt (S n) j - db (S n) * dt n j = dG n (S j) - dG n j.
Proof.
  pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn. unfold dG. rewrite dt_step. unfold dR, da, db. rewrite !dt_S, !S_INR. field. repeat split; lra.
Qed.
Fixpoint f3 (n : nat) : R := match n with O => 1/2 | S m => f3 m * (2 * (INR m + 1) ^ 3) end.   (* 2^(n-1) n!^3 *)
Lemma f3_pos n : 0 < f3 n.
Proof. induction n as [|n IH]; [simpl; lra|]. change (f3 (S n)) with (f3 n * (2 * (INR n + 1) ^ 3)). pose proof (pos_INR n). apply Rmult_lt_0_compat; [assumption|]. apply Rmult_lt_0_compat; [lra | apply pow_lt; lra]. Qed.
Lemma mj3_pos j : 0 < mj3 j.
Proof. unfold mj3. pose proof (pos_INR j). apply Rinv_0_lt_compat, pow_lt. lra. Qed.
Lemma mj3_le j : mj3 j <= 2 * maj j.
Proof.
  unfold mj3, maj. pose proof (pos_INR j). apply Rmult_le_reg_r with ((INR j + 1/2) ^ 3); [apply pow_lt; lra|].
  rewrite Rinv_l by (apply pow_nonzero; lra). replace (2 * / (INR j + 1/2) ^ 2 * (INR j + 1/2) ^ 3) with (2 * INR j + 1) by (field; lra). lra.
Qed.
Lemma mj3_series : ex_series mj3.
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => scal 2 (maj j))).
  - intros j. refine (Rle_trans _ (Rabs (mj3 j)) _ (Rle_refl _) _). rewrite Rabs_pos_eq by (left; apply mj3_pos). apply mj3_le.
  - apply (ex_series_scal 2 maj), maj_series.
Qed.
Lemma d_bound n j : Rabs (dt n j) <= f3 n * (2 * mj3 j).
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (dt 0 j) with (mj3 j). rewrite Rabs_pos_eq by (left; apply mj3_pos). simpl f3. lra.
  - pose proof (pos_INR n) as Pn. rewrite dt_S. change (f3 (S n)) with (f3 n * (2 * (INR n + 1) ^ 3)). rewrite Rabs_mult.
    assert (E : Rabs (2 * (INR n + 1) ^ 5 * (INR n + 1 + INR j) / (INR j + INR n + 3/2) ^ 3) <= 2 * (INR n + 1) ^ 3).
    { set (N := INR n) in *. set (K := INR j) in *. assert (D : 0 < (K + N + 3/2) ^ 3) by (apply pow_lt; lra).
      rewrite Rabs_pos_eq.
      - apply Rmult_le_reg_r with ((K + N + 3/2) ^ 3); [assumption|].
        match goal with |- ?x / ?y * ?y <= _ => replace (x / y * y) with x by (field; lra) end.
        replace (2 * (N + 1) ^ 5 * (N + 1 + K)) with (2 * (N + 1) ^ 3 * ((N + 1) ^ 2 * (N + 1 + K))) by ring.
        apply Rmult_le_compat_l; [apply Rmult_le_pos; [lra | apply pow_le; lra]|].
        replace ((K + N + 3/2) ^ 3) with ((K + N + 3/2) ^ 2 * (K + N + 3/2)) by ring.
        apply Rmult_le_compat; [apply pow2_ge_0 | lra | apply pow_incr; lra | lra].
      - apply Rdiv_le_0_compat; [|assumption]. apply Rmult_le_pos; [apply Rmult_le_pos; [lra | apply pow_le; lra] | lra]. }
    replace (f3 n * (2 * (INR n + 1) ^ 3) * (2 * mj3 j)) with (f3 n * (2 * mj3 j) * (2 * (INR n + 1) ^ 3)) by ring.
    apply Rmult_le_compat; auto using Rabs_pos.
Qed.
Lemma jm3 : is_lim_seq (fun j => (INR j + 1) * mj3 j) 0.
Proof.
  apply is_lim_seq_ext with (fun j => ((INR j + 1) ^ 2 * mj3 j) * / (INR j + 1)); [intros j; pose proof (pos_INR j); field; lra|].
  apply (bounded_times _ _ 8); [|exact inv_lim]. intros j. pose proof (pos_INR j). rewrite Rabs_pos_eq.
  - unfold mj3. apply Rmult_le_reg_r with ((INR j + 1/2) ^ 3); [apply pow_lt; lra|]. rewrite Rmult_assoc, Rinv_l by (apply pow_nonzero; lra). 
    replace ((INR j + 1/2) ^ 3) with ((INR j + 1/2) * (INR j + 1/2) ^ 2) by ring. nra.
  - apply Rmult_le_pos; [apply pow2_ge_0 | left; apply mj3_pos].
Qed.
Lemma d_decay n : is_lim_seq (dG n) 0.
Proof.
  apply is_lim_seq_abs_0. pose proof (pos_INR n) as Pn.
  apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => (16 * 150 * (INR n + 1) ^ 8 * (f3 n * 2)) * ((INR j + 1) * mj3 j))).
  - intros j. split; [apply Rabs_pos|]. unfold dG. rewrite Rabs_mult. pose proof (pos_INR j) as Pj. pose proof (d_bound n j) as B.
    assert (E : Rabs (dR n j) <= 16 * 150 * (INR n + 1) ^ 8 * (INR j + 1)).
    { unfold dR. cbv zeta. set (N := INR n) in *. set (K := INR j) in *. assert (D : 0 < (2 * K + 2 * N + 3) ^ 3) by (apply pow_lt; lra).
      set (Q := 4 * K ^ 3 + (18 * N + 24) * K ^ 2 + (26 * N ^ 2 + 71 * N + 47) * K + (12 * N ^ 3 + 49 * N ^ 2 + 64 * N + 26)).
      assert (PK : 0 <= K ^ 2) by apply pow2_ge_0. assert (PK3 : 0 <= K ^ 3) by (apply pow_le; lra). assert (PN : 0 <= N ^ 2) by apply pow2_ge_0. assert (PN3 : 0 <= N ^ 3) by (apply pow_le; lra).
      assert (Q0 : 0 <= Q) by (unfold Q; repeat apply Rplus_le_le_0_compat; repeat apply Rmult_le_pos; lra).
      assert (QL : Q <= 150 * (N + 1) ^ 3 * (2 * K + 2 * N + 3) ^ 3).
      { assert (Z : 1 <= (N + 1) ^ 3) by (apply pow_R1_Rle; lra).
        apply Rle_trans with (150 * (2 * K + 2 * N + 3) ^ 3).
        - assert (NK : 0 <= N * K) by (apply Rmult_le_pos; lra). assert (N2K : 0 <= N ^ 2 * K) by (apply Rmult_le_pos; lra). assert (NK2 : 0 <= N * K ^ 2) by (apply Rmult_le_pos; lra).
          replace (150 * (2 * K + 2 * N + 3) ^ 3) with (1200 * K ^ 3 + 3600 * (N * K ^ 2) + 5400 * K ^ 2 + 3600 * (N ^ 2 * K) + 10800 * (N * K) + 8100 * K + 1200 * N ^ 3 + 5400 * N ^ 2 + 8100 * N + 4050) by ring.
          replace Q with (4 * K ^ 3 + 18 * (N * K ^ 2) + 24 * K ^ 2 + 26 * (N ^ 2 * K) + 71 * (N * K) + 47 * K + 12 * N ^ 3 + 49 * N ^ 2 + 64 * N + 26) by (unfold Q; ring). lra.
        - rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|]. rewrite <- (Rmult_1_l ((2 * K + 2 * N + 3) ^ 3)) at 1. apply Rmult_le_compat_r; lra. }
      replace (- 16 * K * (N + 1) ^ 5 * Q / (2 * K + 2 * N + 3) ^ 3) with (- (16 * K * (N + 1) ^ 5 * Q / (2 * K + 2 * N + 3) ^ 3)) by (field; lra).
      assert (P5 : 0 <= (N + 1) ^ 5) by (apply pow_le; lra).
      rewrite Rabs_Ropp, Rabs_pos_eq.
      - apply Rmult_le_reg_r with ((2 * K + 2 * N + 3) ^ 3); [assumption|].
        match goal with |- ?x / ?y * ?y <= _ => replace (x / y * y) with x by (field; lra) end.
        replace (16 * 150 * (N + 1) ^ 8 * (K + 1) * (2 * K + 2 * N + 3) ^ 3) with (16 * (K + 1) * (N + 1) ^ 5 * (150 * (N + 1) ^ 3 * (2 * K + 2 * N + 3) ^ 3)) by ring.
        apply Rmult_le_compat; [repeat apply Rmult_le_pos; lra | exact Q0 | apply Rmult_le_compat_r; lra | exact QL].
      - apply Rdiv_le_0_compat; [repeat apply Rmult_le_pos; lra | assumption]. }
    replace (16 * 150 * (INR n + 1) ^ 8 * (f3 n * 2) * ((INR j + 1) * mj3 j)) with (16 * 150 * (INR n + 1) ^ 8 * (INR j + 1) * (f3 n * (2 * mj3 j))) by ring.
    apply Rmult_le_compat; auto using Rabs_pos.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (16 * 150 * (INR n + 1) ^ 8 * (f3 n * 2) * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ (16 * 150 * (INR n + 1) ^ 8 * (f3 n * 2)) (Finite 0)). exact jm3.
Qed.
Lemma dq_SS n : q da db (S (S n)) = da (S (S n)) * q da db (S n) + db (S (S n)) * q da db n.
Proof. unfold q. simpl conv. simpl m21. simpl m22. ring. Qed.
Lemma dq n : 0 < q da db n /\ 4 * (INR n + 2) ^ 3 * q da db n <= q da db (S n).
Proof.
  induction n as [|n [I1 I2]].
  - unfold q. simpl conv. simpl m22. unfold da. simpl INR. lra.
  - pose proof (pos_INR n) as Pn. assert (C0 : 0 < 4 * (INR n + 2) ^ 3) by (apply Rmult_lt_0_compat; [lra | apply pow_lt; lra]).
    assert (P1 : 0 < q da db (S n)) by (eapply Rlt_le_trans; [|exact I2]; apply Rmult_lt_0_compat; assumption).
    split; [exact P1|]. rewrite dq_SS.
    assert (Ca : da (S (S n)) = 10 * (INR n + 2) ^ 3 + 15 * (INR n + 2) ^ 2 + 9 * (INR n + 2) + 2) by (unfold da; rewrite !S_INR; ring).
    assert (Cb : db (S (S n)) = - (16 * (INR n + 2) ^ 6)) by (unfold db; rewrite !S_INR; ring).
    rewrite Ca, Cb, S_INR. set (M := INR n + 2) in *. replace (INR n + 1 + 2) with (M + 1) by (unfold M; ring). assert (PM : 2 <= M) by (unfold M; lra).
    set (q1 := q da db (S n)) in *. set (q0 := q da db n) in *.
    assert (A : 16 * M ^ 6 * q0 <= 4 * M ^ 3 * q1).
    { replace (16 * M ^ 6 * q0) with (4 * M ^ 3 * (4 * M ^ 3 * q0)) by ring. apply Rmult_le_compat_l; [lra | assumption]. }
    assert (B0 : 0 <= 2 * M ^ 3 + 3 * M ^ 2 - 3 * M - 2) by nra.
    assert (B : 0 <= (2 * M ^ 3 + 3 * M ^ 2 - 3 * M - 2) * q1) by (apply Rmult_le_pos; [exact B0 | left; exact P1]). lra.
Qed.
Lemma dq_low n : f3 (S n) <= (1/2) ^ n * q da db n.
Proof.
  induction n as [|n IH].
  - unfold q. simpl. lra.
  - destruct (dq n) as [P I]. pose proof (pos_INR n). change (f3 (S (S n))) with (f3 (S n) * (2 * (INR (S n) + 1) ^ 3)). rewrite S_INR. rewrite <- tech_pow_Rmult.
    assert (E : 0 < (1/2) ^ n) by (apply pow_lt; lra). assert (C : 0 <= 2 * (INR n + 1 + 1) ^ 3) by (apply Rmult_le_pos; [lra | apply pow_le; lra]).
    apply Rle_trans with ((1/2) ^ n * q da db n * (2 * (INR n + 1 + 1) ^ 3)); [apply Rmult_le_compat_r; assumption|].
    replace ((1/2) ^ n * q da db n * (2 * (INR n + 1 + 1) ^ 3)) with (1/2 * (1/2) ^ n * (4 * (INR n + 2) ^ 3 * q da db n)) by field.
    apply Rmult_le_compat_l; [|exact I]. apply Rmult_le_pos; [|left; exact E]. apply Rlt_le, Rdiv_lt_0_compat; [exact Rlt_0_1 | exact Rlt_0_2].
Qed.
Definition s3 := Series mj3.
Lemma s3_tail : is_series (fun j => mj3 (S j)) (s3 - 8).
Proof.
  assert (E : s3 = mj3 0 + Series (fun j => mj3 (S j))) by (apply Series_incr_1, mj3_series).
  replace (s3 - 8) with (Series (fun j => mj3 (S j))). { apply Series_correct. apply (ex_series_incr_1 mj3), mj3_series. }
  assert (V : mj3 0 = 8) by (unfold mj3; simpl INR; field). lra.
Qed.
Lemma maj_lim : is_lim_seq maj 0.
Proof. apply ex_series_lim_0, maj_series. Qed.
Lemma d1 : is_series (dt 1) (2 * s3 - 12).
Proof.
  replace (2 * s3 - 12) with (s3 + (s3 - 8) + - maj 0) by (unfold maj; simpl INR; field).
  apply is_series_ext with (fun j => mj3 j + mj3 (S j) + (maj (S j) - maj j)).
  - intros j. rewrite dt_S. change (dt 0 j) with (mj3 j). unfold maj, mj3. rewrite S_INR. simpl INR. pose proof (pos_INR j).
    match goal with |- ?x = ?y => change (@eq R x y) end. field. repeat split; lra.
  - apply (is_series_plus (fun j => mj3 j + mj3 (S j)) (fun j => maj (S j) - maj j)).
    + apply (is_series_plus mj3 (fun j => mj3 (S j))); [apply Series_correct, mj3_series | exact s3_tail].
    + apply is_series_telescoping, maj_lim.
Qed.
Theorem domb_limit : s3 <> 0 /\ pcf_limit da db (12 / s3).
Proof.
  destruct (dual_sum da db dt dG f3 (fun j => 2 * mj3 j) s3 (2 * s3 - 12) (1/2)) as [N L].
  - apply d_cert.
  - intros n. unfold dG, dR. simpl INR. cbv zeta. pose proof (pos_INR n). field. lra.
  - apply d_decay.
  - apply (ex_series_scal 2 mj3), mj3_series.
  - apply d_bound.
  - lra.
  - intros n. apply dq.
  - intros n. pose proof (f3_pos (S n)). rewrite Rabs_pos_eq by lra. apply dq_low.
  - apply Series_correct. exact mj3_series.
  - exact d1.
  - unfold da. simpl INR. lra.
  - split; [exact N|]. replace (12 / s3) with (da 0 - (2 * s3 - 12) / s3); [exact L|]. unfold da. simpl INR. field. exact N.
Qed.
