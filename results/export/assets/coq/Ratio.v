(** Series whose terms shrink by a factor below 1 from some index on. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Decay.
Open Scope R_scope.

Lemma geometric_bound rho K : 0 < rho < 1 -> forall t, (forall k, (K <= k)%nat -> Rabs (t (S k)) <= rho * Rabs (t k)) ->
  exists C, 0 <= C /\ forall k, Rabs (t k) <= C * rho ^ k.
Proof.
  intros Hr. induction K as [|K IH]; intros t H.
  - exists (Rabs (t 0%nat)). split; [apply Rabs_pos|]. induction k as [|k IHk]; [simpl; lra|].
    eapply Rle_trans; [apply H; lia|]. simpl. replace (Rabs (t 0%nat) * (rho * rho ^ k)) with (rho * (Rabs (t 0%nat) * rho ^ k)) by ring. apply Rmult_le_compat_l; lra.
  - destruct (IH (fun k => t (S k))) as [C [HC B]]; [intros k Hk; apply H; lia|].
    exists (Rmax (Rabs (t 0%nat)) (C / rho)). split; [eapply Rle_trans; [apply Rabs_pos | apply Rmax_l]|]. intros [|k].
    + simpl. rewrite Rmult_1_r. apply Rmax_l.
    + eapply Rle_trans; [apply B|]. simpl. apply Rle_trans with (C / rho * (rho * rho ^ k)); [right; field; lra|].
      apply Rmult_le_compat_r; [apply Rmult_le_pos; [lra | apply pow_le; lra] | apply Rmax_r].
Qed.
Lemma ex_series_geometric t C rho : 0 < rho < 1 -> (forall k, Rabs (t k) <= C * rho ^ k) -> ex_series t.
Proof.
  intros Hr B. apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun k => scal C (rho ^ k))); [exact B|].
  apply (ex_series_scal C (fun k => rho ^ k)). apply ex_series_geom. rewrite Rabs_pos_eq; lra.
Qed.
Lemma poly_times_geometric t C rho e : 0 < rho < 1 -> (forall k, Rabs (t k) <= C * rho ^ k) -> is_lim_seq (fun k => (INR k + 1) ^ e * t k) 0.
Proof.
  intros Hr B. apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun k => C * ((INR k + 1) ^ e * rho ^ k))).
  - intros k. split; [apply Rabs_pos|]. pose proof (pos_INR k). assert (P : 0 <= (INR k + 1) ^ e) by (apply pow_le; lra). rewrite Rabs_mult, (Rabs_pos_eq _ P).
    replace (C * ((INR k + 1) ^ e * rho ^ k)) with ((INR k + 1) ^ e * (C * rho ^ k)) by ring. apply Rmult_le_compat_l; [exact P | apply B].
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Rbar_mult (Finite C) (Finite 0)) by (simpl; f_equal; ring). apply is_lim_seq_scal_l. apply poly_geom_lim. exact Hr.
Qed.
Lemma is_series_telescoping (g : nat -> R) : is_lim_seq g 0 -> is_series (fun j => g (S j) - g j) (- g O).
Proof.
  intros H. apply is_series_Reals.
  assert (E : forall N, sum_f_R0 (fun j => g (S j) - g j) N = g (S N) - g O) by (induction N; simpl; [reflexivity | rewrite IHN; ring]).
  apply is_lim_seq_Reals. apply is_lim_seq_ext with (fun N => g (S N) - g O); [intros; symmetry; apply E|].
  replace (- g O) with (0 - g O) by ring. apply is_lim_seq_minus'; [|apply is_lim_seq_const]. apply (is_lim_seq_incr_1 g). exact H.
Qed.
(** |sum of all terms but the first| *)
Lemma tail_bound t rho : 0 < rho < 1 -> (forall k, Rabs (t (S k)) <= rho * Rabs (t k)) -> Rabs (Series t - t O) <= Rabs (t 1%nat) / (1 - rho).
Proof.
  intros Hr H. assert (B : forall k, Rabs (t (S k)) <= Rabs (t 1%nat) * rho ^ k).
  { induction k as [|k IH]; [simpl; lra|]. eapply Rle_trans; [apply H|]. simpl. replace (Rabs (t 1%nat) * (rho * rho ^ k)) with (rho * (Rabs (t 1%nat) * rho ^ k)) by ring. apply Rmult_le_compat_l; lra. }
  assert (E : ex_series (fun k => t (S k))) by (apply (ex_series_geometric _ (Rabs (t 1%nat)) rho Hr B)).
  assert (E0 : ex_series t) by (apply ex_series_incr_1; exact E).
  rewrite (Series_incr_1 t E0). replace (t O + Series (fun k => t (S k)) - t O) with (Series (fun k => t (S k))) by ring.
  assert (EA : ex_series (fun k => Rabs (t (S k)))).
  { apply (ex_series_geometric _ (Rabs (t 1%nat)) rho Hr). intros k. rewrite Rabs_Rabsolu. apply B. }
  eapply Rle_trans; [apply Series_Rabs; exact EA|].
  assert (G : Series (fun k => Rabs (t 1%nat) * rho ^ k) = Rabs (t 1%nat) / (1 - rho)).
  { rewrite Series_scal_l. rewrite Series_geom by (rewrite Rabs_pos_eq; lra). field. lra. }
  rewrite <- G. apply Series_le; [intros k; split; [apply Rabs_pos | apply B]|].
  apply (ex_series_scal (Rabs (t 1%nat)) (fun k => rho ^ k)). apply ex_series_geom. rewrite Rabs_pos_eq; lra.
Qed.
