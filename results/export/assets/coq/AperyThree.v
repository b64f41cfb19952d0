(** Apery's fraction for zeta(3): PCF(34n^3+51n^2+27n+5, -n^6) = 6/sum 1/(j+1)^3, an instance of dual_sum with the derivatives by x, at x = j + 1, of the terms
    n!^3 ((x-1)...(x-n) / (x(x+1)...(x+n)))^2. The pair (tv, td) of a term and its derivative goes from n to n + 1, and from x to x + 1, by the product rule:
    no limit is taken. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio DualSum Catalan Sporadic AperyTwo.
Open Scope R_scope.

Definition ya (n : nat) : R := 34 * INR n ^ 3 + 51 * INR n ^ 2 + 27 * INR n + 5.
Definition yb (n : nat) : R := - INR n ^ 6.
Definition cube (j : nat) : R := / (INR j + 1) ^ 3.
(** the quotient of neighbours in n, and its derivative *)
Definition zr (n j : nat) : R := let N := INR n in let X := INR j + 1 in (N + 1) ^ 3 * (X - N - 1) ^ 2 / (X + N + 1) ^ 2.
Definition zr' (n j : nat) : R := let N := INR n in let X := INR j + 1 in 4 * (N + 1) ^ 4 * (X - N - 1) / (X + N + 1) ^ 3.
Fixpoint tv (n j : nat) : R := match n with O => square j | S m => tv m j * zr m j end.
Fixpoint td (n j : nat) : R := match n with O => - 2 * cube j | S m => td m j * zr m j + tv m j * zr' m j end.
Lemma tv_S n j : tv (S n) j = tv n j * zr n j. Proof. reflexivity. Qed.
Lemma td_S n j : td (S n) j = td n j * zr n j + tv n j * zr' n j. Proof. reflexivity. Qed.

(** in x: (x - n)^2 T(x + 1) = (x^2/(x + n + 1))^2 T(x), and the derivative of that *)
Definition zs (n j : nat) : R := let N := INR n in let X := INR j + 1 in X ^ 4 / (X + N + 1) ^ 2.
Definition zs' (n j : nat) : R := let N := INR n in let X := INR j + 1 in 2 * X ^ 3 * (X + 2 * N + 2) / (X + N + 1) ^ 3.
Lemma tv_step n j : tv n (S j) * (INR j + 1 - INR n) ^ 2 = tv n j * zs n j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (tv 0 (S j)) with (square (S j)). change (tv 0 j) with (square j). unfold square, zs. rewrite S_INR. simpl INR. cbv zeta. field. split; lra.
  - pose proof (pos_INR n) as Pn. rewrite !tv_S. unfold zr, zs. cbv zeta. rewrite !S_INR.
    transitivity (tv n (S j) * (INR j + 1 - INR n) ^ 2 * ((INR n + 1) ^ 3 * (INR j - INR n) ^ 2 / (INR j + INR n + 3) ^ 2)); [field; lra|].
    rewrite IH. unfold zs. cbv zeta. field. split; lra.
Qed.
Lemma td_step n j : td n (S j) * (INR j + 1 - INR n) ^ 2 + tv n (S j) * (2 * (INR j + 1 - INR n)) = td n j * zs n j + tv n j * zs' n j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (tv 0 (S j)) with (square (S j)). change (tv 0 j) with (square j). change (td 0 (S j)) with (- 2 * cube (S j)). change (td 0 j) with (- 2 * cube j).
    unfold square, cube, zs, zs'. rewrite S_INR. simpl INR. cbv zeta. field. split; lra.
  - pose proof (pos_INR n) as Pn. pose proof (tv_step n j) as V. rewrite !td_S, !tv_S. unfold zr, zr'. cbv zeta. rewrite !S_INR.
    set (J := INR j) in *. set (N := INR n) in *. set (t1 := tv n (S j)) in *. set (d1 := td n (S j)) in *.
    transitivity ((d1 * (J + 1 - N) ^ 2 + t1 * (2 * (J + 1 - N))) * ((N + 1) ^ 3 * (J - N) ^ 2 / (J + N + 3) ^ 2)
                  + t1 * (J + 1 - N) ^ 2 * ((N + 1) ^ 3 * (2 * (J - N) * (2 * N + 3) / (J + N + 3) ^ 3))); [field; lra|].
    rewrite IH, V. unfold zs, zs'. cbv zeta. rewrite !S_INR. fold J N. field. split; lra.
Qed.

Definition zP (n j : nat) : R := let N := INR n in let X := INR j + 1 in 4 * (N + 1) ^ 3 * (2 * N + 3) * ((2 * N + 3) ^ 2 + X - 2 * X ^ 2).
Definition zP' (n j : nat) : R := let N := INR n in let X := INR j + 1 in 4 * (N + 1) ^ 3 * (2 * N + 3) * (1 - 4 * X).
Definition zV n j := zP n j / (INR j + INR n + 2) ^ 2.
Definition zV' n j := zP' n j / (INR j + INR n + 2) ^ 2 - 2 * zP n j / (INR j + INR n + 2) ^ 3.
(** the derivative of (x - n - 1)^2 V(x) T(x) *)
Definition zG n j := zV n j * (td n j * (INR j - INR n) ^ 2 + tv n j * (2 * (INR j - INR n))) + zV' n j * (tv n j * (INR j - INR n) ^ 2).
Lemma zG_S n j : zG n (S j) = zV n (S j) * (td n j * zs n j + tv n j * zs' n j) + zV' n (S j) * (tv n j * zs n j).
Proof. rewrite <- tv_step, <- td_step. unfold zG. rewrite !S_INR. replace (INR j + 1 - INR n) with (INR j + 1 - INR n) by reflexivity. reflexivity. Qed.
Lemma z_cert n j : td (S (S n)) j - ya (S n) * td (S n) j - yb (S n) * td n j = zG n (S j) - zG n j.
Proof.
  pose proof (pos_INR j) as Pj. pose proof (pos_INR n) as Pn. rewrite zG_S, !td_S, tv_S. unfold zG, zV, zV', zP, zP', zs, zs', ya, yb, zr, zr'. cbv zeta. rewrite !S_INR.
  set (J := INR j) in *. set (N := INR n) in *. field. repeat split; lra.
Qed.

(** bounds *)
Lemma le_mult x y a b : Rabs x <= a -> Rabs y <= b -> Rabs (x * y) <= a * b.
Proof. intros. rewrite Rabs_mult. apply Rmult_le_compat; auto using Rabs_pos. Qed.
Lemma le_plus x y a b : Rabs x <= a -> Rabs y <= b -> Rabs (x + y) <= a + b.
Proof. intros. eapply Rle_trans; [apply Rabs_triang | lra]. Qed.
Lemma le_div x d a : 0 < d -> Rabs x <= a * d -> Rabs (x / d) <= a.
Proof.
  intros D H. unfold Rdiv. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq d) by lra. apply Rmult_le_reg_r with d; [exact D|]. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.
Lemma pow_le_pow x y k : 0 <= x <= y -> x ^ k <= y ^ k.
Proof. intros. apply pow_incr. lra. Qed.
Lemma cube_pos j : 0 < cube j.
Proof. unfold cube. pose proof (pos_INR j). apply Rinv_0_lt_compat, pow_lt. lra. Qed.
Fixpoint f6 (n : nat) : R := match n with O => 1 | S m => f6 m * (INR m + 1) ^ 3 end.   (* n!^3 *)
Lemma f6_S n : f6 (S n) = f6 n * (INR n + 1) ^ 3. Proof. reflexivity. Qed.
Lemma f6_pos n : 0 < f6 n.
Proof. induction n as [|n IH]; [simpl; lra|]. rewrite f6_S. pose proof (pos_INR n). apply Rmult_lt_0_compat; [exact IH | apply pow_lt; lra]. Qed.
Lemma zr_le n j : Rabs (zr n j) <= (INR n + 1) ^ 3.
Proof.
  pose proof (pos_INR j). pose proof (pos_INR n). unfold zr. cbv zeta. set (N := INR n) in *. set (X := INR j + 1). assert (0 < X) by (unfold X; lra).
  apply le_div; [apply pow_lt; lra|]. rewrite Rabs_pos_eq by (apply Rmult_le_pos; [apply pow_le; lra | apply pow2_ge_0]). apply Rmult_le_compat_l; [apply pow_le; lra|]. nra.
Qed.
Lemma zr'_le n j : Rabs (zr' n j) <= 4 * (INR n + 1) ^ 3 * / (INR j + 1).
Proof.
  pose proof (pos_INR j). pose proof (pos_INR n). unfold zr'. cbv zeta. set (N := INR n) in *. set (X := INR j + 1). assert (PX : 0 < X) by (unfold X; lra).
  assert (P3 : 0 <= (N + 1) ^ 3) by (apply pow_le; lra). assert (PY : 0 < (X + N + 1) ^ 2) by (apply pow_lt; lra).
  replace (4 * (N + 1) ^ 4 * (X - N - 1) / (X + N + 1) ^ 3) with (4 * (N + 1) ^ 3 * ((N + 1) * (X - N - 1) / (X + N + 1) / (X + N + 1) ^ 2)) by (field; lra).
  apply le_mult; [rewrite Rabs_pos_eq; lra|]. apply le_div; [exact PY|]. apply le_div; [lra|].
  replace (/ X * (X + N + 1) ^ 2 * (X + N + 1)) with ((X + N + 1) ^ 2 / X * (X + N + 1)) by (field; lra).
  apply le_mult; [|apply Rabs_le; lra]. rewrite Rabs_pos_eq by lra. apply Rmult_le_reg_r with X; [exact PX|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. nra.
Qed.
Lemma tv_le n j : Rabs (tv n j) <= f6 n * square j.
Proof.
  induction n as [|n IH].
  - change (tv 0 j) with (square j). change (f6 0) with 1. pose proof (square_pos j). rewrite Rabs_pos_eq; lra.
  - rewrite tv_S, f6_S. replace (f6 n * (INR n + 1) ^ 3 * square j) with (f6 n * square j * (INR n + 1) ^ 3) by ring. apply le_mult; [exact IH | apply zr_le].
Qed.
Lemma td_le n j : Rabs (td n j) <= f6 n * (4 * INR n + 2) * cube j.
Proof.
  pose proof (pos_INR j) as Pj. induction n as [|n IH].
  - change (td 0 j) with (- 2 * cube j). change (f6 0) with 1. simpl INR. pose proof (cube_pos j). rewrite Rabs_mult, (Rabs_pos_eq (cube j)) by lra. rewrite Rabs_left by lra. lra.
  - rewrite td_S, f6_S, S_INR.
    replace (f6 n * (INR n + 1) ^ 3 * (4 * (INR n + 1) + 2) * cube j)
      with (f6 n * (4 * INR n + 2) * cube j * (INR n + 1) ^ 3 + f6 n * square j * (4 * (INR n + 1) ^ 3 * / (INR j + 1))) by (unfold cube, square; field; lra).
    apply le_plus; apply le_mult; [exact IH | apply zr_le | apply tv_le | apply zr'_le].
Qed.
Lemma cube_le j : cube j <= square j.
Proof. unfold cube, square. pose proof (pos_INR j). apply Rinv_le_contravar; [apply pow_lt; lra|]. simpl. nra. Qed.
Lemma cube_series : ex_series cube.
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ square); [|exact square_series].
  intros j. refine (Rle_trans _ (Rabs (cube j)) _ (Rle_refl _) _). rewrite Rabs_pos_eq by (left; apply cube_pos). apply cube_le.
Qed.
Lemma z_decay n : is_lim_seq (zG n) 0.
Proof.
  set (N := INR n). assert (PN : 0 <= N) by apply pos_INR. set (K := 4 * (N + 1) ^ 3 * (2 * N + 3) * ((2 * N + 3) ^ 2 + 12)).
  set (C := K * f6 n * ((N + 1) ^ 2 * (4 * N + 2) + 2 * (N + 1) + 3 * (N + 1) ^ 2)).
  assert (F := f6_pos n). assert (P3 : 0 < 4 * (N + 1) ^ 3 * (2 * N + 3)) by (apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat; [lra | apply pow_lt; lra] | lra]).
  assert (P2 : 0 <= (2 * N + 3) ^ 2) by apply pow2_ge_0. assert (PK : 0 < K) by (unfold K; apply Rmult_lt_0_compat; lra).
  apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun j => C * / (INR j + 1))).
  - intros j. split; [apply Rabs_pos|]. set (X := INR j + 1). assert (PX : 1 <= X) by (unfold X; pose proof (pos_INR j); lra).
    assert (B : 0 < INR j + N + 2) by (unfold X in PX; lra). assert (BX : X <= INR j + N + 2) by (unfold X; lra).
    assert (HP : Rabs (zP n j) <= K * X ^ 2).
    { replace (K * X ^ 2) with (4 * (N + 1) ^ 3 * (2 * N + 3) * (((2 * N + 3) ^ 2 + 12) * X ^ 2)) by (unfold K; ring).
      unfold zP. cbv zeta. fold N X. apply le_mult; [rewrite Rabs_pos_eq; lra|]. apply Rabs_le.
      assert (1 <= X ^ 2) by (apply pow_R1_Rle; lra). assert (X <= X ^ 2) by nra. assert (0 <= (2 * N + 3) ^ 2 * (X ^ 2 - 1)) by (apply Rmult_le_pos; lra). split; lra. }
    assert (HP' : Rabs (zP' n j) <= K * X).
    { replace (K * X) with (4 * (N + 1) ^ 3 * (2 * N + 3) * (((2 * N + 3) ^ 2 + 12) * X)) by (unfold K; ring).
      unfold zP'. cbv zeta. fold N X. apply le_mult; [rewrite Rabs_pos_eq; lra|]. apply Rabs_le.
      assert (0 <= (2 * N + 3) ^ 2 * X) by (apply Rmult_le_pos; lra). split; lra. }
    assert (S2 : X ^ 2 <= (INR j + N + 2) ^ 2) by (apply pow_incr; lra). assert (S3 : X ^ 3 <= (INR j + N + 2) ^ 3) by (apply pow_incr; lra).
    assert (KX : 0 <= K * / X) by (apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; lra]).
    assert (HV : Rabs (zV n j) <= K).
    { unfold zV. fold N. apply le_div; [apply pow_lt; exact B|]. eapply Rle_trans; [exact HP|]. apply Rmult_le_compat_l; lra. }
    assert (HV' : Rabs (zV' n j) <= 3 * K * / X).
    { unfold zV'. fold N. replace (3 * K * / X) with (K * / X + 2 * K * / X) by ring. unfold Rminus. apply le_plus.
      - apply le_div; [apply pow_lt; exact B|]. eapply Rle_trans; [exact HP'|]. replace (K * X) with (K * / X * X ^ 2) by (field; lra). apply Rmult_le_compat_l; lra.
      - rewrite Rabs_Ropp. apply le_div; [apply pow_lt; exact B|]. apply Rle_trans with (2 * (K * X ^ 2)); [apply le_mult; [rewrite Rabs_pos_eq; lra | exact HP]|].
        replace (2 * (K * X ^ 2)) with (2 * (K * / X) * X ^ 3) by (field; lra). replace (2 * K * / X) with (2 * (K * / X)) by ring. apply Rmult_le_compat_l; lra. }
    assert (HD : Rabs (INR j - N) <= (N + 1) * X).
    { assert (0 <= N * INR j) by (apply Rmult_le_pos; [lra | apply pos_INR]). pose proof (pos_INR j). apply Rabs_le. unfold X. split; nra. }
    assert (HD2 : Rabs ((INR j - N) ^ 2) <= ((N + 1) * X) ^ 2) by (rewrite <- RPow_abs; apply pow_incr; split; [apply Rabs_pos | exact HD]).
    assert (HT := tv_le n j). assert (HE := td_le n j). fold N in HE.
    unfold zG. fold N. replace (C * / X) with (K * (f6 n * (4 * N + 2) * cube j * ((N + 1) * X) ^ 2 + f6 n * square j * (2 * ((N + 1) * X))) + 3 * K * / X * (f6 n * square j * ((N + 1) * X) ^ 2)).
    + apply le_plus; apply le_mult; try assumption.
      * apply le_plus; apply le_mult; try assumption. apply le_mult; [rewrite Rabs_pos_eq; lra | exact HD].
      * apply le_mult; assumption.
    + unfold C, cube, square. fold X. field. lra.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (C * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ C (Finite 0)). exact inv_lim.
Qed.

(** the growth of q: 14 (n+2)^3 at least *)
Lemma zq n : 0 < q ya yb n /\ 14 * (INR n + 2) ^ 3 * q ya yb n <= q ya yb (S n).
Proof.
  induction n as [|n [I1 I2]].
  - unfold q. simpl conv. simpl m22. unfold ya. simpl INR. lra.
  - pose proof (pos_INR n) as Pn. assert (C0 : 0 < 14 * (INR n + 2) ^ 3) by (apply Rmult_lt_0_compat; [lra | apply pow_lt; lra]).
    assert (P1 : 0 < q ya yb (S n)) by (eapply Rlt_le_trans; [|exact I2]; apply Rmult_lt_0_compat; assumption).
    split; [exact P1|]. rewrite q_SS.
    assert (Ca : ya (S (S n)) = 34 * (INR n + 2) ^ 3 + 51 * (INR n + 2) ^ 2 + 27 * (INR n + 2) + 5) by (unfold ya; rewrite !S_INR; ring).
    assert (Cb : yb (S (S n)) = - (INR n + 2) ^ 6) by (unfold yb; rewrite !S_INR; ring).
    rewrite Ca, Cb, S_INR. set (M := INR n + 2) in *. replace (INR n + 1 + 2) with (M + 1) by (unfold M; ring). assert (PM : 2 <= M) by (unfold M; lra).
    set (q1 := q ya yb (S n)) in *. set (q0 := q ya yb n) in *. assert (M3 : 0 <= M ^ 3) by (apply pow_le; lra).
    assert (A : M ^ 6 * q0 <= M ^ 3 * q1).
    { replace (M ^ 6 * q0) with (M ^ 3 * (M ^ 3 * q0)) by ring. apply Rmult_le_compat_l; [exact M3|]. assert (0 <= M ^ 3 * q0) by (apply Rmult_le_pos; lra). lra. }
    assert (B0 : 0 <= 19 * M ^ 3 + 9 * M ^ 2 - 15 * M - 9) by nra.
    assert (B : 0 <= (19 * M ^ 3 + 9 * M ^ 2 - 15 * M - 9) * q1) by (apply Rmult_le_pos; [exact B0 | left; exact P1]). lra.
Qed.
Lemma zq_low n : 14 ^ n * f6 (S n) <= q ya yb n.
Proof.
  induction n as [|n IH].
  - unfold q. simpl. lra.
  - destruct (zq n) as [P I]. pose proof (pos_INR n). rewrite (f6_S (S n)), S_INR. eapply Rle_trans; [|exact I]. rewrite <- tech_pow_Rmult.
    replace (14 * 14 ^ n * (f6 (S n) * (INR n + 1 + 1) ^ 3)) with (14 * (INR n + 2) ^ 3 * (14 ^ n * f6 (S n))) by ring.
    apply Rmult_le_compat_l; [apply Rmult_le_pos; [lra | apply pow_le; lra] | exact IH].
Qed.
Lemma z_slow n : f6 (S n) * ((2 * INR (S n) + 1) / 3) <= (1/2) ^ n * q ya yb n.
Proof.
  pose proof (f6_pos (S n)) as F. pose proof (pos_INR n) as Pn.
  assert (E : INR n + 1 <= 7 ^ n).
  { clear F. induction n as [|n IH]; [simpl; lra|]. pose proof (pos_INR n). rewrite S_INR. simpl pow. pose proof (IH ltac:(apply pos_INR)). lra. }
  apply Rle_trans with ((1/2) ^ n * (14 ^ n * f6 (S n))).
  - rewrite <- Rmult_assoc, <- Rpow_mult_distr. replace (1/2 * 14) with 7 by field. rewrite Rmult_comm, S_INR. apply Rmult_le_compat_r; lra.
  - apply Rmult_le_compat_l; [apply pow_le; lra | apply zq_low].
Qed.

Definition z3 := Series cube.
Lemma cube_tail : is_series (fun j => cube (S j)) (z3 - 1).
Proof.
  assert (E : z3 = cube 0 + Series (fun j => cube (S j))) by (apply Series_incr_1, cube_series).
  replace (z3 - 1) with (Series (fun j => cube (S j))). { apply Series_correct. apply (ex_series_incr_1 cube), cube_series. }
  assert (V : cube 0 = 1) by (unfold cube; simpl INR; field). lra.
Qed.
(** the derivative of (-1/x + 2/(x+1))^2 = 1/x^2 + 4/(x+1)^2 - 4 (1/x - 1/(x+1)) *)
Lemma z_one : is_series (td 1) (12 - 10 * z3).
Proof.
  replace (12 - 10 * z3) with (-2 * z3 + -8 * (z3 - 1) + -4 * - square 0) by (unfold square; simpl INR; field).
  apply is_series_ext with (fun j => -2 * cube j + -8 * cube (S j) + -4 * (square (S j) - square j)).
  - intros j. rewrite td_S. change (td 0 j) with (- 2 * cube j). change (tv 0 j) with (square j). unfold zr, zr', cube, square. cbv zeta. rewrite S_INR. simpl INR. pose proof (pos_INR j).
    match goal with |- ?x = ?y => change (@eq R x y) end. field. repeat split; lra.
  - apply (is_series_plus (fun j => -2 * cube j + -8 * cube (S j)) (fun j => -4 * (square (S j) - square j))).
    + apply (is_series_plus (fun j => -2 * cube j) (fun j => -8 * cube (S j))).
      * apply (is_series_scal (-2) cube). apply Series_correct, cube_series.
      * apply (is_series_scal (-8) (fun j => cube (S j))). exact cube_tail.
    + apply (is_series_scal (-4) (fun j => square (S j) - square j)). apply is_series_telescoping, ex_series_lim_0, square_series.
Qed.
Theorem apery_three : z3 <> 0 /\ pcf_limit ya yb (6 / z3).
Proof.
  destruct (dual_sum ya yb td zG (fun n => f6 n * ((2 * INR n + 1) / 3)) (fun j => 6 * cube j) (-2 * z3) (12 - 10 * z3) (1/2)) as [N L].
  - apply z_cert.
  - intros n. unfold zG. destruct n as [|n]; [simpl INR; ring|].
    assert (Z : tv (S n) 0 = 0 /\ td (S n) 0 = 0).
    { induction n as [|n [I1 I2]].
      - rewrite tv_S, td_S. unfold zr, zr'. simpl INR. cbv zeta. split; field.
      - rewrite (tv_S (S n)), (td_S (S n)), I1, I2. split; ring. }
    destruct Z as [Z1 Z2]. rewrite Z1, Z2. ring.
  - apply z_decay.
  - apply (ex_series_scal 6 cube), cube_series.
  - intros n j. eapply Rle_trans; [apply td_le|]. right. field.
  - lra.
  - intros n. apply zq.
  - intros n. pose proof (f6_pos (S n)). pose proof (pos_INR (S n)). rewrite Rabs_pos_eq; [apply z_slow|]. apply Rmult_le_pos; [lra|]. apply Rdiv_le_0_compat; lra.
  - apply (is_series_scal (-2) cube). apply Series_correct, cube_series.
  - exact z_one.
  - unfold ya. simpl INR. lra.
  - assert (N3 : z3 <> 0) by (intro E; apply N; rewrite E; ring). split; [exact N3|].
    replace (6 / z3) with (ya 0 - (12 - 10 * z3) / (-2 * z3)); [exact L|]. unfold ya. simpl INR. field. exact N3.
Qed.
