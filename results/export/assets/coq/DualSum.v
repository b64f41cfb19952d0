(** The dual sum: Y n = sum_j t n j solves Y(n+2) = a(n+1) Y(n+1) + b(n+1) Y n by a telescoping certificate G, the terms are small against q, so that Y is
    the recessive solution and the limit is a 0 - Y 1/Y 0. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Ratio.
Open Scope R_scope.
Section Dual.
Variables (a b : nat -> R) (t G : nat -> nat -> R) (f : nat -> R) (mj : nat -> R) (x0 x1 rate : R).
Hypothesis cert : forall n j, t (S (S n)) j - a (S n) * t (S n) j - b (S n) * t n j = G n (S j) - G n j.
Hypothesis start : forall n, G n O = 0.
Hypothesis decay : forall n, is_lim_seq (G n) 0.
Hypothesis mj_sum : ex_series mj.
Hypothesis bound : forall n j, Rabs (t n j) <= f n * mj j.
Hypothesis rate_lt : 0 <= rate < 1.
Hypothesis q_pos : forall n, 0 < q a b n.
Hypothesis slow : forall n, Rabs (f (S n)) <= rate ^ n * q a b n.       (* the dominant solution outgrows the terms *)
Hypothesis v0 : is_series (t O) x0.
Hypothesis v1 : is_series (t (S O)) x1.
Hypothesis diff : a O * x0 - x1 <> 0.

Lemma ds_series n : ex_series (t n).
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => scal (f n) (mj j))).
  - intros j. apply bound.
  - apply (ex_series_scal (f n) mj). exact mj_sum.
Qed.
Definition Y n := Series (t n).
Lemma Y_rec n : Y (S (S n)) = a (S n) * Y (S n) + b (S n) * Y n.
Proof.
  assert (H : is_series (fun j => G n (S j) - G n j) 0).
  { replace 0 with (- G n O) by (rewrite start; ring). apply is_series_telescoping, decay. }
  assert (K : is_series (fun j => t (S (S n)) j - a (S n) * t (S n) j - b (S n) * t n j) (Y (S (S n)) - a (S n) * Y (S n) - b (S n) * Y n)).
  { apply (is_series_minus (fun j => t (S (S n)) j - a (S n) * t (S n) j) (fun j => b (S n) * t n j)).
    - apply (is_series_minus (fun j => t (S (S n)) j) (fun j => a (S n) * t (S n) j)).
      + apply Series_correct, ds_series.
      + apply (is_series_scal (a (S n)) (t (S n))). apply Series_correct, ds_series.
    - apply (is_series_scal (b (S n)) (t n)). apply Series_correct, ds_series. }
  apply is_series_unique in H. apply is_series_unique in K.
  rewrite (Series_ext _ (fun j => G n (S j) - G n j)) in K by (intros; apply cert). lra.
Qed.
Lemma Y0 : Y 0 = x0. Proof. apply is_series_unique, v0. Qed.
Lemma Y1 : Y 1 = x1. Proof. apply is_series_unique, v1. Qed.
Lemma Y_pq n : Y (S n) = x0 * p a b n - (a O * x0 - x1) * q a b n /\ Y (S (S n)) = x0 * p a b (S n) - (a O * x0 - x1) * q a b (S n).
Proof.
  induction n as [|n [I1 I2]].
  - split; [|rewrite Y_rec]; rewrite ?Y0, Y1; unfold p, q; simpl conv; simpl m12; simpl m22; ring.
  - split; [exact I2|]. rewrite Y_rec, I2, I1, p_SS, q_SS. ring.
Qed.
Definition Cm := Series mj.
Lemma Y_le n : Rabs (Y n) <= f n * Cm.
Proof.
  unfold Y, Cm. eapply Rle_trans.
  - apply Series_Rabs. apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => scal (f n) (mj j))).
    + intros j. refine (Rle_trans _ (Rabs (Rabs (t n j))) _ (Rle_refl _) _). rewrite Rabs_Rabsolu. apply bound.
    + apply (ex_series_scal (f n) mj), mj_sum.
  - rewrite <- Series_scal_l. apply Series_le.
    + intros j. split; [apply Rabs_pos | apply bound].
    + apply (ex_series_scal (f n) mj), mj_sum.
Qed.
Lemma ds_small : is_lim_seq (fun n => Y (S n) / q a b n) 0.
Proof.
  apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun n => Rabs Cm * rate ^ n)).
  - intros n. split; [apply Rabs_pos|]. pose proof (q_pos n) as P. pose proof (slow n) as L. pose proof (Y_le (S n)) as B.
    unfold Rdiv. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (q a b n)) by lra.
    apply Rmult_le_reg_r with (q a b n); [assumption|]. rewrite Rmult_assoc, Rinv_l by lra. rewrite Rmult_1_r.
    eapply Rle_trans; [exact B|]. eapply Rle_trans; [apply Rle_abs|]. rewrite Rabs_mult.
    replace (Rabs Cm * rate ^ n * q a b n) with (rate ^ n * q a b n * Rabs Cm) by ring.
    apply Rmult_le_compat_r; [apply Rabs_pos | exact L].
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Finite (Rabs Cm * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ (Rabs Cm) (Finite 0)).
    apply is_lim_seq_geom. rewrite Rabs_pos_eq; lra.
Qed.
Theorem dual_sum : x0 <> 0 /\ pcf_limit a b (a O - x1 / x0).
Proof.
  assert (N0 : x0 <> 0).
  { intro Z. pose proof ds_small as S0.
    assert (E : is_lim_seq (fun n => Y (S n) / q a b n) (- (a O * x0 - x1))).
    { apply is_lim_seq_ext with (fun _ => - (a O * x0 - x1)); [|apply is_lim_seq_const]. intros n. destruct (Y_pq n) as [E _]. pose proof (q_pos n).
      rewrite E, Z. field. lra. }
    apply is_lim_seq_unique in S0. apply is_lim_seq_unique in E. rewrite S0 in E. injection E. lra. }
  split; [exact N0|]. split.
  - exists O. intros n _. pose proof (q_pos n). lra.
  - apply is_lim_seq_ext with (fun n => (Y (S n) / q a b n + (a O * x0 - x1)) * / x0).
    + intros n. destruct (Y_pq n) as [E _]. pose proof (q_pos n). rewrite E. field. lra.
    + replace (Finite (a O - x1 / x0)) with (Finite ((0 + (a O * x0 - x1)) * / x0)).
      * apply (is_lim_seq_scal_r _ (/ x0) (Finite (0 + (a O * x0 - x1)))). apply is_lim_seq_plus'; [exact ds_small | apply is_lim_seq_const].
      * f_equal. field. exact N0.
Qed.
End Dual.
