(** Decay: powers of n against geometric decay, and sequences that shrink by a factor 1 - delta/n. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(** Polynomials lose against geometric decay. *)
Lemma linear_bounded s n : 0 < s < 1 -> (INR n + 1) * s ^ n <= / (1 - s).
Proof.
  intros Hs. assert (S1 : (INR n + 1) * s ^ n <= sum_f_R0 (fun i => s ^ i) n).
  { rewrite <- S_INR. replace (INR (S n) * s ^ n) with (sum_f_R0 (fun _ => s ^ n) n) by (rewrite sum_cte; ring). apply sum_Rle. intros i Hi.
    replace n with (i + (n - i))%nat by lia. rewrite pow_add. assert (0 < s ^ i) by (apply pow_lt; lra).
    assert (s ^ (n - i) <= 1) by (rewrite <- (pow1 (n - i)); apply pow_incr; lra). nra. }
  rewrite tech3 in S1 by lra. eapply Rle_trans; [exact S1|].
  unfold Rdiv. rewrite <- (Rmult_1_l (/ (1 - s))) at 2. apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra|].
  assert (0 < s ^ S n) by (apply pow_lt; lra). lra.
Qed.
Lemma poly_geom_bounded e : forall r, 0 < r < 1 -> exists B, 0 <= B /\ forall n, (INR n + 1) ^ e * r ^ n <= B.
Proof.
  induction e as [|e IH]; intros r Hr.
  - exists 1. split; [lra|]. intros n. simpl. assert (r ^ n <= 1) by (rewrite <- (pow1 n); apply pow_incr; lra). lra.
  - set (s := sqrt r). assert (Hs : 0 < s < 1). { unfold s; split; [apply sqrt_lt_R0; lra|]. rewrite <- sqrt_1. apply sqrt_lt_1; lra. }
    assert (Hss : r = s * s) by (unfold s; rewrite sqrt_sqrt; lra).
    destruct (IH s Hs) as [B [HB0 HB]]. exists (B * / (1 - s)).
    assert (0 < / (1 - s)) by (apply Rinv_0_lt_compat; lra). split; [apply Rmult_le_pos; lra|]. intros n.
    rewrite Hss, Rpow_mult_distr. simpl. pose proof (linear_bounded s n Hs). specialize (HB n). pose proof (pos_INR n).
    assert (0 <= (INR n + 1) ^ e) by (apply pow_le; lra). assert (0 <= s ^ n) by (apply pow_le; lra).
    replace ((INR n + 1) * (INR n + 1) ^ e * (s ^ n * s ^ n)) with (((INR n + 1) ^ e * s ^ n) * ((INR n + 1) * s ^ n)) by ring.
    apply Rmult_le_compat; auto; apply Rmult_le_pos; lra.
Qed.
Lemma poly_geom_lim e r : 0 < r < 1 -> is_lim_seq (fun n => (INR n + 1) ^ e * r ^ n) 0.
Proof.
  intros Hr. set (s := sqrt r). assert (Hs : 0 < s < 1). { unfold s; split; [apply sqrt_lt_R0; lra|]. rewrite <- sqrt_1. apply sqrt_lt_1; lra. }
  assert (Hss : r = s * s) by (unfold s; rewrite sqrt_sqrt; lra).
  destruct (poly_geom_bounded e s Hs) as [B [HB0 HB]].
  apply is_lim_seq_le_le with (fun _ => 0) (fun n => B * s ^ n).
  - intros n. specialize (HB n). rewrite Hss, Rpow_mult_distr. pose proof (pos_INR n).
    assert (0 <= (INR n + 1) ^ e) by (apply pow_le; lra). assert (0 <= s ^ n) by (apply pow_le; lra).
    split; [apply Rmult_le_pos; [assumption | apply Rmult_le_pos; assumption]|].
    rewrite <- Rmult_assoc. apply Rmult_le_compat_r; assumption.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Rbar_mult (Finite B) (Finite 0)) by (simpl; f_equal; ring).
    apply is_lim_seq_scal_l. apply is_lim_seq_geom. rewrite Rabs_pos_eq; lra.
Qed.


(** v(n+1) <= (1 - delta/n) v(n) implies v -> 0: v(n) n^delta does not grow. *)
Section Power.
Variables (v : nat -> R) (N : nat) (delta : R).
Hypothesis N_pos : (1 <= N)%nat.
Hypothesis delta_pos : 0 < delta.
Hypothesis v_pos : forall n, (N <= n)%nat -> 0 <= v n.
Hypothesis shrinks : forall n, (N <= n)%nat -> v (S n) <= (1 - delta / INR n) * v n.
Lemma exp_power_step n : (1 <= n)%nat -> (1 - delta / INR n) * exp (delta * ln (INR (S n))) <= exp (delta * ln (INR n)).
Proof.
  intros Hn. assert (P : 0 < INR n) by (apply lt_0_INR; lia). assert (I : 0 < / INR n) by (apply Rinv_0_lt_compat; assumption).
  replace (INR (S n)) with (INR n * (1 + / INR n)) by (rewrite S_INR; field; lra). rewrite ln_mult by lra.
  rewrite Rmult_plus_distr_l, exp_plus. set (X := exp (delta * ln (INR n))). assert (HX : 0 < X) by apply exp_pos.
  assert (A : ln (1 + / INR n) <= / INR n).
  { rewrite <- (ln_exp (/ INR n)) at 2. pose proof (exp_ineq1 (/ INR n) ltac:(lra)). left. apply ln_increasing; lra. }
  assert (B : exp (delta * ln (1 + / INR n)) <= exp (delta / INR n)).
  { assert (C : delta * ln (1 + / INR n) <= delta / INR n) by (apply Rmult_le_compat_l; lra).
    destruct C as [C|C]; [left; apply exp_increasing; exact C | right; rewrite C; reflexivity]. }
  assert (E : 1 - delta / INR n <= exp (- (delta / INR n))).
  { assert (Y : 0 < delta / INR n) by (apply Rdiv_lt_0_compat; assumption). pose proof (exp_ineq1 (- (delta / INR n)) ltac:(lra)). lra. }
  assert (F : exp (- (delta / INR n)) * exp (delta / INR n) = 1) by (rewrite <- exp_plus, Rplus_opp_l, exp_0; reflexivity).
  assert (G : (1 - delta / INR n) * exp (delta * ln (1 + / INR n)) <= 1).
  { apply Rle_trans with (exp (- (delta / INR n)) * exp (delta * ln (1 + / INR n))).
    - apply Rmult_le_compat_r; [left; apply exp_pos | exact E].
    - apply Rle_trans with (exp (- (delta / INR n)) * exp (delta / INR n)); [|right; exact F]. apply Rmult_le_compat_l; [left; apply exp_pos | exact B]. }
  replace ((1 - delta / INR n) * (X * exp (delta * ln (1 + / INR n)))) with (X * ((1 - delta / INR n) * exp (delta * ln (1 + / INR n)))) by ring.
  rewrite <- (Rmult_1_r X) at 2. apply Rmult_le_compat_l; lra.
Qed.
Lemma power_bound j : v (N + j)%nat * exp (delta * ln (INR (N + j))) <= v N * exp (delta * ln (INR N)).
Proof.
  induction j as [|j IH]; [rewrite Nat.add_0_r; lra|]. replace (N + S j)%nat with (S (N + j)) by lia.
  eapply Rle_trans; [|exact IH]. pose proof (shrinks (N + j)%nat ltac:(lia)) as H. pose proof (exp_power_step (N + j) ltac:(lia)) as E.
  pose proof (v_pos (N + j)%nat ltac:(lia)) as V.
  apply Rle_trans with ((1 - delta / INR (N + j)) * v (N + j)%nat * exp (delta * ln (INR (S (N + j))))).
  - apply Rmult_le_compat_r; [left; apply exp_pos | exact H].
  - replace ((1 - delta / INR (N + j)) * v (N + j)%nat * exp (delta * ln (INR (S (N + j)))))
      with (v (N + j)%nat * ((1 - delta / INR (N + j)) * exp (delta * ln (INR (S (N + j)))))) by ring.
    apply Rmult_le_compat_l; assumption.
Qed.
End Power.
Lemma bounded_power_lim v N delta C : (1 <= N)%nat -> 0 < delta -> 0 <= C -> (forall n, (N <= n)%nat -> 0 <= v n /\ v n * exp (delta * ln (INR n)) <= C) -> is_lim_seq v 0.
Proof.
  intros N_pos delta_pos HC HV. apply is_lim_seq_spec. intros [eps He]. simpl.
  set (X := exp (/ delta * ln ((C + 1) / eps))). destruct (nfloor_ex X ltac:(left; apply exp_pos)) as [k [_ Hk]].
  exists (max N (S (S k))). intros n Hn. destruct (HV n ltac:(lia)) as [V0 B]. rewrite Rminus_0_r, Rabs_pos_eq by exact V0.
  assert (G : X < INR n). { eapply Rlt_le_trans; [exact Hk|]. rewrite <- S_INR. apply le_INR. lia. }
  assert (P : 0 < X) by apply exp_pos.
  assert (Q : (C + 1) / eps < exp (delta * ln (INR n))).
  { assert (Y : 0 < (C + 1) / eps) by (apply Rdiv_lt_0_compat; lra). rewrite <- (exp_ln _ Y) at 1. apply exp_increasing.
    pose proof (ln_increasing X (INR n) P G) as I. unfold X in I. rewrite ln_exp in I.
    apply Rmult_lt_reg_l with (/ delta); [apply Rinv_0_lt_compat; assumption|]. replace (/ delta * (delta * ln (INR n))) with (ln (INR n)) by (field; lra). exact I. }
  set (Z := exp (delta * ln (INR n))) in *. apply Rnot_le_lt. intros V.
  assert (eps * ((C + 1) / eps) < eps * Z) by (apply Rmult_lt_compat_l; assumption).
  replace (eps * ((C + 1) / eps)) with (C + 1) in H by (field; lra).
  assert (eps * Z <= v n * Z) by (apply Rmult_le_compat_r; [left; apply exp_pos | exact V]). lra.
Qed.
(** With v also v(n) (n + 1)^e, e < delta. *)
Lemma power_lim_times v N delta e : (1 <= N)%nat -> 0 < delta -> (forall n, (N <= n)%nat -> 0 <= v n) ->
  (forall n, (N <= n)%nat -> v (S n) <= (1 - delta / INR n) * v n) -> INR e < delta -> is_lim_seq (fun n => (INR n + 1) ^ e * v n) 0.
Proof.
  intros N1 D0 V0 SH HE. set (C := v N * exp (delta * ln (INR N))). assert (C0 : 0 <= C) by (unfold C; apply Rmult_le_pos; [apply V0; lia | left; apply exp_pos]).
  assert (P2 : 0 < 2 ^ e) by (apply pow_lt; lra).
  apply (bounded_power_lim _ N (delta - INR e) (2 ^ e * C) N1 ltac:(lra)); [apply Rmult_le_pos; lra|].
  intros n Hn. assert (P : 1 <= INR n) by (apply (le_INR 1); lia). specialize (V0 n Hn) as Vn.
  assert (Q : 0 <= (INR n + 1) ^ e) by (apply pow_le; lra). split; [apply Rmult_le_pos; assumption|].
  pose proof (power_bound v N delta N1 D0 V0 SH (n - N)) as B. replace (N + (n - N))%nat with n in B by lia. fold C in B.
  assert (E : INR n ^ e = exp (INR e * ln (INR n))) by (rewrite <- Rpower_pow by lra; reflexivity).
  assert (F : (INR n + 1) ^ e <= 2 ^ e * exp (INR e * ln (INR n))) by (rewrite <- E, <- Rpow_mult_distr; apply pow_incr; lra).
  assert (G : exp (INR e * ln (INR n)) * exp ((delta - INR e) * ln (INR n)) = exp (delta * ln (INR n))) by (rewrite <- exp_plus; f_equal; ring).
  set (X := exp ((delta - INR e) * ln (INR n))) in *. assert (X0 : 0 < X) by apply exp_pos.
  apply Rle_trans with (2 ^ e * exp (INR e * ln (INR n)) * v n * X); [repeat (apply Rmult_le_compat_r; [lra|]); exact F|].
  replace (2 ^ e * exp (INR e * ln (INR n)) * v n * X) with (2 ^ e * (v n * (exp (INR e * ln (INR n)) * X))) by ring. rewrite G.
  apply Rmult_le_compat_l; lra.
Qed.
Lemma power_lim v N delta : (1 <= N)%nat -> 0 < delta -> (forall n, (N <= n)%nat -> 0 <= v n) ->
  (forall n, (N <= n)%nat -> v (S n) <= (1 - delta / INR n) * v n) -> is_lim_seq v 0.
Proof.
  intros N1 D0 V0 SH. apply is_lim_seq_ext with (fun n => (INR n + 1) ^ 0 * v n); [intros; simpl; ring|]. apply (power_lim_times v N delta 0 N1 D0 V0 SH). simpl. exact D0.
Qed.
