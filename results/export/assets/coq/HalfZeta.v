(** PCF(24n^3+36n^2+20n+4, -16n^6) = 32/s3, s3 = sum 1/(j+1/2)^3 (= 7 zeta(3), Zeta.v): as AperyThree.v, with the derivatives by k, at k = j + 1/2, of the terms
    n!^3 (2k(2k+1)...(2k+n-1) / (k(k+1)...(k+n)))^2. Its fourth part is PCF(6n^3+9n^2+5n+1, -n^6) = 8/(7 zeta(3)). *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio DualSum Catalan Sporadic Domb AperyTwo AperyThree.
Open Scope R_scope.

Definition ha (n : nat) : R := 24 * INR n ^ 3 + 36 * INR n ^ 2 + 20 * INR n + 4.
Definition hb (n : nat) : R := - 16 * INR n ^ 6.
Definition hr (n j : nat) : R := let N := INR n in let J := INR j in (N + 1) ^ 3 * (2 * J + 1 + N) ^ 2 / (J + N + 3/2) ^ 2.
Definition hr' (n j : nat) : R := let N := INR n in let J := INR j in 2 * (N + 1) ^ 3 * (2 * J + 1 + N) * (N + 2) / (J + N + 3/2) ^ 3.
Fixpoint hv (n j : nat) : R := match n with O => maj j | S m => hv m j * hr m j end.
Fixpoint hd (n j : nat) : R := match n with O => - 2 * mj3 j | S m => hd m j * hr m j + hv m j * hr' m j end.
Lemma hv_S n j : hv (S n) j = hv n j * hr n j. Proof. reflexivity. Qed.
Lemma hd_S n j : hd (S n) j = hd n j * hr n j + hv n j * hr' n j. Proof. reflexivity. Qed.

(** in k: T(k + 1) = (u/v)^2 T(k), u = (2k + n)(2k + n + 1), v = 2 (2k + 1)(k + n + 1), and the derivative of that *)
Definition hu (n j : nat) : R := let N := INR n in let J := INR j in (2 * J + 1 + N) * (2 * J + 2 + N).
Definition hw (n j : nat) : R := let N := INR n in let J := INR j in 2 * (2 * J + 2) * (J + N + 3/2).
Definition hs n j := hu n j ^ 2 / hw n j ^ 2.
Definition hs' n j := 2 * hu n j * (2 * (4 * INR j + 3 + 2 * INR n) * hw n j - hu n j * (2 * (4 * INR j + 5 + 2 * INR n))) / hw n j ^ 3.
Lemma hv_step n j : hv n (S j) = hv n j * hs n j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (hv 0 (S j)) with (maj (S j)). change (hv 0 j) with (maj j). unfold maj, hs, hu, hw. cbv zeta. rewrite S_INR. simpl INR. field. repeat split; lra.
  - pose proof (pos_INR n) as Pn. rewrite !hv_S, IH. unfold hr, hs, hu, hw. cbv zeta. rewrite !S_INR. field. repeat split; lra.
Qed.
Lemma hd_step n j : hd n (S j) = hd n j * hs n j + hv n j * hs' n j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (hd 0 (S j)) with (- 2 * mj3 (S j)). change (hd 0 j) with (- 2 * mj3 j). change (hv 0 j) with (maj j). unfold maj, mj3, hs, hs', hu, hw. cbv zeta. rewrite S_INR. simpl INR.
    field. repeat split; lra.
  - pose proof (pos_INR n) as Pn. rewrite !hd_S, !hv_S, IH, hv_step. unfold hr, hr', hs, hs', hu, hw. cbv zeta. rewrite !S_INR. field. repeat split; lra.
Qed.

Definition hQ (n j : nat) : R := let N := INR n in let K := INR j + 1/2 in (32 * N + 48) * K ^ 2 + (64 * N ^ 2 + 160 * N + 96) * K + (28 * N ^ 3 + 88 * N ^ 2 + 80 * N + 16).
Definition hQ' (n j : nat) : R := let N := INR n in let K := INR j + 1/2 in 2 * (32 * N + 48) * K + (64 * N ^ 2 + 160 * N + 96).
Definition hV n j := - (INR n + 1) ^ 3 * (hQ n j / (INR j + INR n + 3/2) ^ 2).
Definition hV' n j := - (INR n + 1) ^ 3 * (hQ' n j / (INR j + INR n + 3/2) ^ 2 - 2 * hQ n j / (INR j + INR n + 3/2) ^ 3).
(** the derivative of (2k - 1)^2 V(k) T(k) *)
Definition hG n j := hV n j * (hd n j * (2 * INR j) ^ 2 + hv n j * (8 * INR j)) + hV' n j * (hv n j * (2 * INR j) ^ 2).
Lemma h_cert n j : hd (S (S n)) j - ha (S n) * hd (S n) j - hb (S n) * hd n j = hG n (S j) - hG n j.
Proof.
  pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn. unfold hG. rewrite hd_step, hv_step, !hd_S, !hv_S. unfold hV, hV', hQ, hQ', hs, hs', hu, hw, ha, hb, hr, hr'. cbv zeta. rewrite !S_INR.
  set (J := INR j) in *. set (N := INR n) in *. field. repeat split; lra.
Qed.

(** bounds *)
Definition f7 (n : nat) : R := 4 ^ n * f6 n.
Lemma f7_S n : f7 (S n) = f7 n * (4 * (INR n + 1) ^ 3).
Proof. unfold f7. rewrite f6_S. simpl. ring. Qed.
Lemma f7_pos n : 0 < f7 n.
Proof. unfold f7. apply Rmult_lt_0_compat; [apply pow_lt; lra | apply f6_pos]. Qed.
Lemma hr_le n j : Rabs (hr n j) <= 4 * (INR n + 1) ^ 3.
Proof.
  pose proof (pos_INR j). pose proof (pos_INR n). unfold hr. cbv zeta. set (N := INR n) in *. set (J := INR j) in *. assert (P3 : 0 <= (N + 1) ^ 3) by (apply pow_le; lra).
  apply le_div; [apply pow_lt; lra|]. rewrite Rabs_pos_eq by (apply Rmult_le_pos; [exact P3 | apply pow2_ge_0]).
  replace (4 * (N + 1) ^ 3 * (J + N + 3/2) ^ 2) with ((N + 1) ^ 3 * (2 * (J + N + 3/2)) ^ 2) by ring. apply Rmult_le_compat_l; [exact P3|]. apply pow_incr. lra.
Qed.
Lemma hr'_le n j : Rabs (hr' n j) <= 8 * (INR n + 1) ^ 3 * / (INR j + 1/2).
Proof.
  pose proof (pos_INR j). pose proof (pos_INR n). unfold hr'. cbv zeta. set (N := INR n) in *. set (J := INR j) in *. assert (P3 : 0 <= (N + 1) ^ 3) by (apply pow_le; lra).
  set (D := J + N + 3/2). assert (PD : 0 < D) by (unfold D; lra).
  replace (2 * (N + 1) ^ 3 * (2 * J + 1 + N) * (N + 2) / D ^ 3) with (8 * (N + 1) ^ 3 * ((2 * J + 1 + N) / (2 * D) * ((N + 2) / (2 * D)) * / D)) by (field; lra).
  apply le_mult; [rewrite Rabs_pos_eq; lra|]. replace (/ (J + 1/2)) with (1 * 1 * / (J + 1/2)) by ring. apply le_mult; [apply le_mult; apply le_div; try (rewrite Rabs_pos_eq); unfold D; lra|].
  rewrite Rabs_pos_eq by (left; apply Rinv_0_lt_compat; exact PD). apply Rinv_le_contravar; unfold D; lra.
Qed.
Lemma hv_le n j : Rabs (hv n j) <= f7 n * maj j.
Proof.
  induction n as [|n IH].
  - change (hv 0 j) with (maj j). unfold f7. simpl. pose proof (maj_pos j). rewrite Rabs_pos_eq; lra.
  - rewrite hv_S, f7_S. replace (f7 n * (4 * (INR n + 1) ^ 3) * maj j) with (f7 n * maj j * (4 * (INR n + 1) ^ 3)) by ring. apply le_mult; [exact IH | apply hr_le].
Qed.
Lemma hd_le n j : Rabs (hd n j) <= f7 n * (2 * INR n + 2) * mj3 j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (hd 0 j) with (- 2 * mj3 j). unfold f7. simpl. pose proof (mj3_pos j). rewrite Rabs_mult, (Rabs_pos_eq (mj3 j)) by lra. rewrite Rabs_left by lra. lra.
  - rewrite hd_S, f7_S, S_INR.
    replace (f7 n * (4 * (INR n + 1) ^ 3) * (2 * (INR n + 1) + 2) * mj3 j)
      with (f7 n * (2 * INR n + 2) * mj3 j * (4 * (INR n + 1) ^ 3) + f7 n * maj j * (8 * (INR n + 1) ^ 3 * / (INR j + 1/2))) by (unfold mj3, maj; field; lra).
    apply le_plus; apply le_mult; [exact IH | apply hr_le | apply hv_le | apply hr'_le].
Qed.
Lemma h_decay n : is_lim_seq (hG n) 0.
Proof.
  set (N := INR n). assert (PN : 0 <= N) by apply pos_INR. set (C0 := (32 * N + 48) + (64 * N ^ 2 + 160 * N + 96) + (28 * N ^ 3 + 88 * N ^ 2 + 80 * N + 16)).
  set (E := (N + 1) ^ 3 * C0). set (C := E * f7 n * (32 * (2 * N + 2) + 32 + 64)).
  assert (F := f7_pos n). assert (P2 : 0 <= N ^ 2) by apply pow2_ge_0. assert (P3 : 0 <= N ^ 3) by (apply pow_le; lra). assert (Q3 : 0 < (N + 1) ^ 3) by (apply pow_lt; lra).
  assert (PC : 0 < C0) by (unfold C0; lra). assert (PE : 0 < E) by (unfold E; apply Rmult_lt_0_compat; assumption).
  apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => C * / (INR j + 1))).
  - intros j. split; [apply Rabs_pos|]. set (X := INR j + 1). assert (PX : 1 <= X) by (unfold X; pose proof (pos_INR j); lra). assert (PJ : 0 <= INR j) by apply pos_INR.
    set (D := INR j + N + 3/2). assert (PD : X <= D) by (unfold X, D; lra). set (K := INR j + 1/2). assert (PK : 0 < K <= X) by (unfold K, X; lra). assert (K2 : X <= 2 * K) by (unfold K, X; lra).
    assert (X2 : 1 <= X ^ 2) by (apply pow_R1_Rle; lra). assert (XX : X <= X ^ 2) by nra. assert (S2 : X ^ 2 <= D ^ 2) by (apply pow_incr; lra). assert (S3 : X ^ 3 <= D ^ 3) by (apply pow_incr; lra).
    assert (HK2 : K ^ 2 <= X ^ 2) by (apply pow_incr; lra). assert (PK2 : 0 <= K ^ 2) by apply pow2_ge_0.
    set (a2 := 32 * N + 48). set (a1 := 64 * N ^ 2 + 160 * N + 96). set (a0 := 28 * N ^ 3 + 88 * N ^ 2 + 80 * N + 16).
    assert (A2 : 0 < a2) by (unfold a2; lra). assert (A1 : 0 < a1) by (unfold a1; lra). assert (A0 : 0 < a0) by (unfold a0; lra). assert (EC : C0 = a2 + a1 + a0) by reflexivity.
    assert (HQ : Rabs (hQ n j) <= C0 * X ^ 2).
    { unfold hQ. cbv zeta. fold N K a2 a1 a0. assert (0 <= a2 * K ^ 2) by (apply Rmult_le_pos; lra). assert (0 <= a1 * K) by (apply Rmult_le_pos; lra). rewrite Rabs_pos_eq by lra. rewrite EC.
      assert (a2 * K ^ 2 <= a2 * X ^ 2) by (apply Rmult_le_compat_l; lra). assert (a1 * K <= a1 * X ^ 2) by (apply Rmult_le_compat_l; lra). assert (a0 * 1 <= a0 * X ^ 2) by (apply Rmult_le_compat_l; lra). lra. }
    assert (HQ' : Rabs (hQ' n j) <= 2 * C0 * X).
    { unfold hQ'. cbv zeta. fold N K a2 a1. assert (0 <= a2 * K) by (apply Rmult_le_pos; lra). replace (2 * a2 * K) with (2 * (a2 * K)) by ring. rewrite Rabs_pos_eq by lra. rewrite EC.
      assert (a2 * K <= a2 * X) by (apply Rmult_le_compat_l; lra). assert (a1 * 1 <= a1 * X) by (apply Rmult_le_compat_l; lra). assert (0 <= a1 * X) by (apply Rmult_le_pos; lra).
      assert (0 <= a0 * X) by (apply Rmult_le_pos; lra). lra. }
    assert (CX : 0 <= C0 * / X) by (apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; lra]).
    assert (HV : Rabs (hV n j) <= E).
    { unfold hV, E. fold N D. apply le_mult; [rewrite Rabs_Ropp, Rabs_pos_eq; lra|]. apply le_div; [apply pow_lt; lra|]. eapply Rle_trans; [exact HQ|]. apply Rmult_le_compat_l; lra. }
    assert (HV' : Rabs (hV' n j) <= 4 * E * / X).
    { unfold hV', E. fold N D. replace (4 * ((N + 1) ^ 3 * C0) * / X) with ((N + 1) ^ 3 * (2 * (C0 * / X) + 2 * (C0 * / X))) by ring. apply le_mult; [rewrite Rabs_Ropp, Rabs_pos_eq; lra|]. unfold Rminus. apply le_plus.
      - apply le_div; [apply pow_lt; lra|]. eapply Rle_trans; [exact HQ'|]. replace (2 * C0 * X) with (2 * (C0 * / X) * X ^ 2) by (field; lra). apply Rmult_le_compat_l; lra.
      - rewrite Rabs_Ropp. apply le_div; [apply pow_lt; lra|]. apply Rle_trans with (2 * (C0 * X ^ 2)); [apply le_mult; [rewrite Rabs_pos_eq; lra | exact HQ]|].
        replace (2 * (C0 * X ^ 2)) with (2 * (C0 * / X) * X ^ 3) by (field; lra). apply Rmult_le_compat_l; lra. }
    assert (HJ : Rabs (2 * INR j) <= 2 * X) by (rewrite Rabs_pos_eq; unfold X; lra).
    assert (HJ2 : Rabs ((2 * INR j) ^ 2) <= (2 * X) ^ 2) by (rewrite <- RPow_abs; apply pow_incr; split; [apply Rabs_pos | exact HJ]).
    assert (HJ8 : Rabs (8 * INR j) <= 8 * X) by (rewrite Rabs_pos_eq; unfold X; lra).
    assert (IK : / K <= 2 * / X) by (replace (2 * / X) with (/ (X / 2)) by (field; lra); apply Rinv_le_contravar; lra). assert (IP : 0 < / K) by (apply Rinv_0_lt_compat; lra).
    assert (M2 : maj j <= (2 * / X) ^ 2) by (unfold maj; fold K; rewrite <- pow_inv; apply pow_incr; lra).
    assert (M3 : mj3 j <= (2 * / X) ^ 3) by (unfold mj3; fold K; rewrite <- pow_inv; apply pow_incr; lra).
    assert (HT : Rabs (hv n j) <= f7 n * (2 * / X) ^ 2) by (eapply Rle_trans; [apply hv_le | apply Rmult_le_compat_l; lra]).
    assert (HE : Rabs (hd n j) <= f7 n * (2 * N + 2) * (2 * / X) ^ 3) by (eapply Rle_trans; [apply hd_le | fold N; apply Rmult_le_compat_l; [apply Rmult_le_pos; lra | exact M3]]).
    unfold hG. replace (C * / X) with (E * (f7 n * (2 * N + 2) * (2 * / X) ^ 3 * (2 * X) ^ 2 + f7 n * (2 * / X) ^ 2 * (8 * X)) + 4 * E * / X * (f7 n * (2 * / X) ^ 2 * (2 * X) ^ 2)).
    + apply le_plus; apply le_mult; try assumption.
      * apply le_plus; apply le_mult; assumption.
      * apply le_mult; assumption.
    + unfold C. field. lra.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (C * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ C (Finite 0)). exact inv_lim.
Qed.

(** the growth of q: 10 (n+2)^3 at least *)
Lemma hq n : 0 < q ha hb n /\ 10 * (INR n + 2) ^ 3 * q ha hb n <= q ha hb (S n).
Proof.
  induction n as [|n [I1 I2]].
  - unfold q. simpl conv. simpl m22. unfold ha. simpl INR. lra.
  - pose proof (pos_INR n) as Pn. assert (C0 : 0 < 10 * (INR n + 2) ^ 3) by (apply Rmult_lt_0_compat; [lra | apply pow_lt; lra]).
    assert (P1 : 0 < q ha hb (S n)) by (eapply Rlt_le_trans; [|exact I2]; apply Rmult_lt_0_compat; assumption).
    split; [exact P1|]. rewrite q_SS.
    assert (Ca : ha (S (S n)) = 24 * (INR n + 2) ^ 3 + 36 * (INR n + 2) ^ 2 + 20 * (INR n + 2) + 4) by (unfold ha; rewrite !S_INR; ring).
    assert (Cb : hb (S (S n)) = - (16 * (INR n + 2) ^ 6)) by (unfold hb; rewrite !S_INR; ring).
    rewrite Ca, Cb, S_INR. set (M := INR n + 2) in *. replace (INR n + 1 + 2) with (M + 1) by (unfold M; ring). assert (PM : 2 <= M) by (unfold M; lra).
    set (q1 := q ha hb (S n)) in *. set (q0 := q ha hb n) in *. assert (M3 : 0 <= M ^ 3) by (apply pow_le; lra).
    assert (A : 16 * M ^ 6 * q0 <= 2 * M ^ 3 * q1).
    { replace (16 * M ^ 6 * q0) with (2 * M ^ 3 * (8 * M ^ 3 * q0)) by ring. apply Rmult_le_compat_l; [lra|]. assert (0 <= M ^ 3 * q0) by (apply Rmult_le_pos; lra). lra. }
    assert (B0 : 0 <= 12 * M ^ 3 + 6 * M ^ 2 - 10 * M - 6) by nra.
    assert (B : 0 <= (12 * M ^ 3 + 6 * M ^ 2 - 10 * M - 6) * q1) by (apply Rmult_le_pos; [exact B0 | left; exact P1]). lra.
Qed.
Lemma hq_low n : 10 ^ n * f6 (S n) <= q ha hb n.
Proof.
  induction n as [|n IH].
  - unfold q. simpl. lra.
  - destruct (hq n) as [P I]. pose proof (pos_INR n). rewrite (f6_S (S n)), S_INR. eapply Rle_trans; [|exact I]. rewrite <- tech_pow_Rmult.
    replace (10 * 10 ^ n * (f6 (S n) * (INR n + 1 + 1) ^ 3)) with (10 * (INR n + 2) ^ 3 * (10 ^ n * f6 (S n))) by ring.
    apply Rmult_le_compat_l; [apply Rmult_le_pos; [lra | apply pow_le; lra] | exact IH].
Qed.
Lemma h_slow n : f7 (S n) * ((INR (S n) + 1) / 8) <= (4/5) ^ n * q ha hb n.
Proof.
  pose proof (f6_pos (S n)) as F. pose proof (pos_INR n) as Pn.
  assert (E : (INR n + 2) / 2 <= 2 ^ n).
  { clear F. induction n as [|n IH]; [simpl; lra|]. pose proof (pos_INR n). rewrite S_INR. simpl pow. pose proof (IH ltac:(apply pos_INR)). lra. }
  apply Rle_trans with ((4/5) ^ n * (10 ^ n * f6 (S n))).
  - rewrite <- Rmult_assoc, <- Rpow_mult_distr. replace (4/5 * 10) with (2 * 4) by field. rewrite Rpow_mult_distr. unfold f7. rewrite S_INR, <- tech_pow_Rmult.
    replace (4 * 4 ^ n * f6 (S n) * ((INR n + 1 + 1) / 8)) with ((INR n + 2) / 2 * (4 ^ n * f6 (S n))) by field. rewrite Rmult_assoc. apply Rmult_le_compat_r; [|exact E].
    apply Rmult_le_pos; [apply pow_le; lra | lra].
  - apply Rmult_le_compat_l; [apply pow_le; lra | apply hq_low].
Qed.

(** the derivative of 4/(k+1)^2 *)
Lemma h_one : is_series (hd 1) (64 - 8 * s3).
Proof.
  replace (64 - 8 * s3) with (-8 * (s3 - 8)) by ring. apply is_series_ext with (fun j => -8 * mj3 (S j)).
  - intros j. rewrite hd_S. change (hd 0 j) with (- 2 * mj3 j). change (hv 0 j) with (maj j). unfold hr, hr', mj3, maj. cbv zeta. rewrite S_INR. simpl INR. pose proof (pos_INR j).
    match goal with |- ?x = ?y => change (@eq R x y) end. field. repeat split; lra.
  - apply (is_series_scal (-8) (fun j => mj3 (S j))). exact s3_tail.
Qed.
Theorem half_three : s3 <> 0 /\ pcf_limit ha hb (32 / s3).
Proof.
  destruct (dual_sum ha hb hd hG (fun n => f7 n * ((INR n + 1) / 8)) (fun j => 16 * mj3 j) (-2 * s3) (64 - 8 * s3) (4/5)) as [N L].
  - apply h_cert.
  - intros n. unfold hG. simpl INR. ring.
  - apply h_decay.
  - apply (ex_series_scal 16 mj3), mj3_series.
  - intros n j. eapply Rle_trans; [apply hd_le|]. right. field.
  - lra.
  - intros n. apply hq.
  - intros n. pose proof (f7_pos (S n)). pose proof (pos_INR (S n)). rewrite Rabs_pos_eq; [apply h_slow|]. apply Rmult_le_pos; [lra|]. apply Rdiv_le_0_compat; lra.
  - apply (is_series_scal (-2) mj3). apply Series_correct, mj3_series.
  - exact h_one.
  - unfold ha. simpl INR. lra.
  - assert (N3 : s3 <> 0) by (intro E; apply N; rewrite E; ring). split; [exact N3|].
    replace (32 / s3) with (ha 0 - (64 - 8 * s3) / (-2 * s3)); [exact L|]. unfold ha. simpl INR. field. exact N3.
Qed.
