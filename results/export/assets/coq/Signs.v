(** Convergence from the sign of b alone: no rate is needed.

    b <= 0: the convergents are monotone, and bounded by the approximants with the tails -l, where (a(n+1) - l(n+1)) l n + b(n+1) >= 0.
    b >= 0: two convergents enclose all later ones; with |b(n+1)| <= rho n (a(n+1) l n + b(n+1)), rho n = 1 - delta/n, delta > 0, they meet. Here the growth
    of the q is enclosed from both sides: l <= q n/q(n-1) <= u, as l(n+1) <= a(n+1) + b(n+1)/u n and a(n+1) + b(n+1)/l n <= u(n+1). *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry Decay Dominance.
Open Scope R_scope.

(** b <= 0, for two solutions X, Y of the recurrence, Y growing faster than l, and X n Y(n+1) >= X(n+1) Y n at the start. *)
Section Falling.
Variables (a b l X Y : nat -> R).
Hypothesis X_rec : forall n, X (S (S n)) = a (S (S n)) * X (S n) + b (S (S n)) * X n.
Hypothesis Y_rec : forall n, Y (S (S n)) = a (S (S n)) * Y (S n) + b (S (S n)) * Y n.
Hypothesis l_pos : forall n, 0 < l n.
Hypothesis l_lt : forall n, l (S n) < a (S n).
Hypothesis l_step : forall n, 0 <= (a (S n) - l (S n)) * l n + b (S n).
Hypothesis b_neg : forall n, b (S n) <= 0.
Hypothesis Y0 : 0 < Y 0%nat.
Hypothesis Y1 : l 1%nat * Y 0%nat < Y 1%nat.
Hypothesis start : X 1%nat * Y 0%nat <= X 0%nat * Y 1%nat.
Lemma above n : 0 < Y n /\ 0 < Y (S n) - l (S n) * Y n.
Proof.
  induction n as [|n [A B]]; [split; lra|]. pose proof (l_pos (S n)) as P. assert (C : 0 < l (S n) * Y n) by (apply Rmult_lt_0_compat; assumption).
  split; [lra|]. rewrite Y_rec. pose proof (l_lt (S n)) as D. pose proof (l_step (S n)) as E.
  replace (a (S (S n)) * Y (S n) + b (S (S n)) * Y n - l (S (S n)) * Y (S n))
    with ((a (S (S n)) - l (S (S n))) * (Y (S n) - l (S n) * Y n) + ((a (S (S n)) - l (S (S n))) * l (S n) + b (S (S n))) * Y n) by ring.
  assert (0 < (a (S (S n)) - l (S (S n))) * (Y (S n) - l (S n) * Y n)) by (apply Rmult_lt_0_compat; lra).
  assert (0 <= ((a (S (S n)) - l (S (S n))) * l (S n) + b (S (S n))) * Y n) by (apply Rmult_le_pos; lra). lra.
Qed.
Lemma falls n : 0 <= X n * Y (S n) - X (S n) * Y n.
Proof.
  induction n as [|n IH]; [lra|]. rewrite X_rec, Y_rec. pose proof (b_neg (S n)).
  replace (X (S n) * (a (S (S n)) * Y (S n) + b (S (S n)) * Y n) - (a (S (S n)) * X (S n) + b (S (S n)) * X n) * Y (S n))
    with (- b (S (S n)) * (X n * Y (S n) - X (S n) * Y n)) by ring. apply Rmult_le_pos; lra.
Qed.
(** The approximants with the tails -l. *)
Definition low n := (X (S n) - l (S n) * X n) / (Y (S n) - l (S n) * Y n).
Lemma low_le n : low n <= X n / Y n.
Proof.
  destruct (above n) as [A B]. pose proof (falls n) as F. unfold low.
  apply Rmult_le_reg_r with ((Y (S n) - l (S n) * Y n) * Y n); [apply Rmult_lt_0_compat; assumption|].
  replace ((X (S n) - l (S n) * X n) / (Y (S n) - l (S n) * Y n) * ((Y (S n) - l (S n) * Y n) * Y n)) with ((X (S n) - l (S n) * X n) * Y n) by (field; lra).
  replace (X n / Y n * ((Y (S n) - l (S n) * Y n) * Y n)) with (X n * (Y (S n) - l (S n) * Y n)) by (field; lra). nra.
Qed.
Lemma low_rises n : low n <= low (S n).
Proof.
  destruct (above n) as [A B]. destruct (above (S n)) as [C D]. pose proof (low_le n) as F. unfold low at 2.
  set (w := a (S (S n)) - l (S (S n))). set (e := w * l (S n) + b (S (S n))).
  assert (W : 0 < w) by (unfold w; pose proof (l_lt (S n)); lra). assert (E : 0 <= e) by (unfold e, w; apply l_step).
  apply Rmult_le_reg_r with (Y (S (S n)) - l (S (S n)) * Y (S n)); [exact D|].
  replace ((X (S (S n)) - l (S (S n)) * X (S n)) / (Y (S (S n)) - l (S (S n)) * Y (S n)) * (Y (S (S n)) - l (S (S n)) * Y (S n)))
    with (X (S (S n)) - l (S (S n)) * X (S n)) by (field; lra).
  replace (Y (S (S n)) - l (S (S n)) * Y (S n)) with (w * (Y (S n) - l (S n) * Y n) + e * Y n) by (unfold e, w; rewrite Y_rec; ring).
  replace (X (S (S n)) - l (S (S n)) * X (S n)) with (w * (X (S n) - l (S n) * X n) + e * X n) by (unfold e, w; rewrite X_rec; ring).
  rewrite Rmult_plus_distr_l. apply Rplus_le_compat.
  - right. unfold low. field. lra.
  - apply Rle_trans with (X n / Y n * (e * Y n)); [apply Rmult_le_compat_r; [apply Rmult_le_pos; lra | exact F] | right; field; lra].
Qed.
Lemma falling_limit : ex_finite_lim_seq (fun n => X n / Y n).
Proof.
  apply (ex_finite_lim_seq_decr _ (low 0)).
  - intros n. destruct (above n) as [A _]. destruct (above (S n)) as [C _]. pose proof (falls n) as F.
    apply Rmult_le_reg_r with (Y n * Y (S n)); [apply Rmult_lt_0_compat; assumption|].
    replace (X (S n) / Y (S n) * (Y n * Y (S n))) with (X (S n) * Y n) by (field; lra). replace (X n / Y n * (Y n * Y (S n))) with (X n * Y (S n)) by (field; lra). lra.
  - intros n. apply Rle_trans with (low n); [|apply low_le]. induction n as [|n IH]; [lra | eapply Rle_trans; [exact IH | apply low_rises]].
Qed.
End Falling.

Section Signs.
Variables (a b l : nat -> R) (N : nat) (sg : R).
Hypothesis sg_sq : sg * sg = 1.
Hypothesis l_pos : forall n, (N <= n)%nat -> 0 < l n.
Definition Qs n := sg * q a b n.
Hypothesis q0 : 0 < Qs N.

Lemma falling_converges : (forall n, (N <= n)%nat -> l (S n) < a (S n)) -> (forall n, (N <= n)%nat -> 0 <= (a (S n) - l (S n)) * l n + b (S n)) ->
  (forall n, (N <= n)%nat -> b (S n) <= 0) -> l (S N) * Qs N < Qs (S N) -> exists L, pcf_limit a b L.
Proof.
  intros Hl Hs Hb q1. assert (Hsg : sg <> 0) by (intro Z; rewrite Z in sg_sq; lra).
  assert (G : grows a b l N sg) by (apply q_grows; auto; [intros n Hn; left; apply Hl; exact Hn | left; exact q1]).
  assert (NZ : forall n, (N <= n)%nat -> q a b n <> 0) by (intros n Hn E; destruct G as [_ G]; destruct (G n Hn) as [_ [P _]]; rewrite E in P; lra).
  assert (main : forall s, s * s = 1 -> (s * sg * p a b (N + 1)) * Qs (N + 0) <= (s * sg * p a b (N + 0)) * Qs (N + 1) ->
    ex_finite_lim_seq (fun j => s * sg * p a b (N + j) / Qs (N + j))).
  { intros s Hs1 St. apply (falling_limit (fun j => a (N + j)%nat) (fun j => b (N + j)%nat) (fun j => l (N + j)%nat)
      (fun j => s * sg * p a b (N + j)) (fun j => Qs (N + j))).
    - intros n. replace (N + S (S n))%nat with (S (S (N + n))) by lia. replace (N + S n)%nat with (S (N + n)) by lia. rewrite p_SS. ring.
    - intros n. replace (N + S (S n))%nat with (S (S (N + n))) by lia. replace (N + S n)%nat with (S (N + n)) by lia. unfold Qs. rewrite q_SS. ring.
    - intros n. apply l_pos. lia.
    - intros n. replace (N + S n)%nat with (S (N + n)) by lia. apply Hl. lia.
    - intros n. replace (N + S n)%nat with (S (N + n)) by lia. apply Hs. lia.
    - intros n. replace (N + S n)%nat with (S (N + n)) by lia. apply Hb. lia.
    - rewrite Nat.add_0_r. exact q0.
    - rewrite Nat.add_0_r, Nat.add_1_r. exact q1.
    - exact St. }
  assert (E : forall s, s * s = 1 -> ex_finite_lim_seq (fun j => s * sg * p a b (N + j) / Qs (N + j)) -> exists L, pcf_limit a b L).
  { intros s Hs1 [L HL]. exists (s * L). split; [exists N; exact NZ|]. apply (is_lim_seq_incr_n _ N).
    apply is_lim_seq_ext with (fun j => s * (s * sg * p a b (N + j) / Qs (N + j))).
    - intros j. rewrite (Nat.add_comm j N). unfold Qs. specialize (NZ (N + j)%nat ltac:(lia)).
      replace (s * (s * sg * p a b (N + j) / (sg * q a b (N + j)))) with (s * s * (p a b (N + j) / q a b (N + j))) by (field; split; assumption). rewrite Hs1. ring.
    - apply (is_lim_seq_scal_l _ s (Finite L)). exact HL. }
  destruct (Rle_dec (1 * sg * p a b (N + 1) * Qs (N + 0)) (1 * sg * p a b (N + 0) * Qs (N + 1))) as [C|C].
  - apply (E 1 ltac:(ring)), main; [ring | exact C].
  - apply (E (-1) ltac:(ring)), main; [ring | lra].
Qed.

(** The growth enclosed from both sides. *)
Variable u : nat -> R.
Hypothesis u_pos : forall n, (N <= n)%nat -> 0 < u n.
Hypothesis b_pos : forall n, (N <= n)%nat -> 0 <= b (S n).
Hypothesis low_step : forall n, (N <= n)%nat -> l (S n) * u n <= a (S n) * u n + b (S n).
Hypothesis high_step : forall n, (N <= n)%nat -> a (S n) * l n + b (S n) <= u (S n) * l n.
Hypothesis start_low : l (S N) * Qs N <= Qs (S N).
Hypothesis start_high : Qs (S N) <= u (S N) * Qs N.
Lemma enclosed j : 0 < Qs (N + j) /\ l (S (N + j)) * Qs (N + j) <= Qs (S (N + j)) <= u (S (N + j)) * Qs (N + j).
Proof.
  induction j as [|j [Hp [Hl Hu]]]; [rewrite Nat.add_0_r; auto|]. replace (N + S j)%nat with (S (N + j)) by lia.
  pose proof (l_pos (S (N + j)) ltac:(lia)) as L1. pose proof (u_pos (S (N + j)) ltac:(lia)) as U1. pose proof (b_pos (S (N + j)) ltac:(lia)) as B1.
  pose proof (low_step (S (N + j)) ltac:(lia)) as LS. pose proof (high_step (S (N + j)) ltac:(lia)) as HS.
  assert (QQ : Qs (S (S (N + j))) = a (S (S (N + j))) * Qs (S (N + j)) + b (S (S (N + j))) * Qs (N + j)) by (unfold Qs; rewrite q_SS; ring).
  rewrite QQ. clear QQ. set (y := Qs (N + j)) in *. set (x := Qs (S (N + j))) in *. set (l1 := l (S (N + j))) in *. set (u1 := u (S (N + j))) in *.
  set (aa := a (S (S (N + j)))) in *. set (bb := b (S (S (N + j)))) in *. set (l2 := l (S (S (N + j)))) in *. set (u2 := u (S (S (N + j)))) in *.
  assert (X0 : 0 < x) by (eapply Rlt_le_trans; [|exact Hl]; apply Rmult_lt_0_compat; assumption). split; [exact X0|]. split.
  - apply Rmult_le_reg_l with u1; [exact U1|]. assert (bb * x <= bb * (u1 * y)) by (apply Rmult_le_compat_l; assumption).
    assert (l2 * u1 * x <= (aa * u1 + bb) * x) by (apply Rmult_le_compat_r; lra). lra.
  - apply Rmult_le_reg_l with l1; [exact L1|]. assert (bb * (l1 * y) <= bb * x) by (apply Rmult_le_compat_l; assumption).
    assert ((aa * l1 + bb) * x <= u2 * l1 * x) by (apply Rmult_le_compat_r; lra). lra.
Qed.
Lemma rising_grows : grows a b l N sg.
Proof.
  split; [exact sg_sq|]. intros n Hn. destruct (enclosed (n - N)) as [A [B _]]. replace (N + (n - N))%nat with n in * by lia.
  split; [apply l_pos; lia | split; assumption].
Qed.

Variables (rho : nat -> R) (delta : R).
Hypothesis N1 : (1 <= N)%nat.
Hypothesis delta_pos : 0 < delta.
Hypothesis rho_is : forall n, (N <= n)%nat -> rho n = 1 - delta / INR n.
Hypothesis rho_pos : forall n, (N <= n)%nat -> 0 <= rho n.
Hypothesis l_rho : forall n, (N <= n)%nat -> b (S n) <= rho n * (a (S n) * l n + b (S n)).
Lemma q_nz n : (N <= n)%nat -> q a b n <> 0.
Proof. intros Hn E. destruct rising_grows as [_ G]. destruct (G n Hn) as [_ [P _]]. rewrite E in P. lra. Qed.
Definition cv n := p a b n / q a b n.
(** A difference is the one before times -theta, 0 <= theta <= 1 - delta/n. *)
Lemma swings n : (N <= n)%nat -> exists t, 0 <= t <= 1 - delta / INR (S n) /\ cv (S (S n)) - cv (S n) = - t * (cv (S n) - cv n).
Proof.
  intros Hn. pose proof (q_nz n Hn) as Z0. pose proof (q_nz (S n) ltac:(lia)) as Z1. pose proof (q_nz (S (S n)) ltac:(lia)) as Z2.
  destruct (enclosed (n - N)) as [P0 [G0 _]]. replace (N + (n - N))%nat with n in * by lia.
  destruct (enclosed (S (S n) - N)) as [P2 _]. replace (N + (S (S n) - N))%nat with (S (S n)) in * by lia.
  assert (Hsg : sg <> 0) by (intro Z; rewrite Z in sg_sq; lra).
  pose proof (b_pos (S n) ltac:(lia)) as B. pose proof (l_rho (S n) ltac:(lia)) as LR. pose proof (rho_pos (S n) ltac:(lia)) as RP.
  rewrite rho_is in LR, RP by lia. pose proof (l_pos (S n) ltac:(lia)) as LP.
  exists (b (S (S n)) * Qs n / Qs (S (S n))). split; [split|].
  - apply Rmult_le_pos; [apply Rmult_le_pos; lra | left; apply Rinv_0_lt_compat; exact P2].
  - apply Rmult_le_reg_r with (Qs (S (S n))); [exact P2|]. replace (b (S (S n)) * Qs n / Qs (S (S n)) * Qs (S (S n))) with (b (S (S n)) * Qs n) by (field; lra).
    destruct (Rle_dec 0 (a (S (S n)))) as [A|A].
    + apply Rle_trans with ((1 - delta / INR (S n)) * (a (S (S n)) * l (S n) + b (S (S n))) * Qs n); [apply Rmult_le_compat_r; lra|].
      rewrite Rmult_assoc. apply Rmult_le_compat_l; [exact RP|]. unfold Qs at 2. rewrite q_SS.
      replace (sg * (a (S (S n)) * q a b (S n) + b (S (S n)) * q a b n)) with (a (S (S n)) * Qs (S n) + b (S (S n)) * Qs n) by (unfold Qs; ring).
      assert (a (S (S n)) * (l (S n) * Qs n) <= a (S (S n)) * Qs (S n)) by (apply Rmult_le_compat_l; assumption). lra.
    + exfalso. assert (I : 0 < / INR (S n)) by (apply Rinv_0_lt_compat, lt_0_INR; lia).
      assert (D : 0 < delta / INR (S n)) by (apply Rmult_lt_0_compat; lra). set (d := delta / INR (S n)) in *.
      assert (W : 0 < (- a (S (S n))) * l (S n)) by (apply Rmult_lt_0_compat; lra).
      assert (V : 0 <= (1 - d) * ((- a (S (S n))) * l (S n))) by (apply Rmult_le_pos; lra).
      assert (B0 : b (S (S n)) = 0) by nra. pose proof (low_step (S n) ltac:(lia)) as LS. rewrite B0 in LS.
      pose proof (u_pos (S n) ltac:(lia)) as U1. pose proof (l_pos (S (S n)) ltac:(lia)) as L2. nra.
  - unfold cv, Qs. rewrite p_SS. rewrite q_SS in *. field. repeat split; assumption.
Qed.
Lemma nested i : forall n, (N <= n)%nat -> exists t, 0 <= t <= 1 /\ cv (n + i) - cv n = t * (cv (S n) - cv n).
Proof.
  induction i as [|i IH]; intros n Hn; [exists 0; rewrite Nat.add_0_r; split; lra|].
  destruct (IH (S n) ltac:(lia)) as [t [Ht E]]. destruct (swings n Hn) as [v [Hv F]]. assert (I : 0 < delta / INR (S n)) by (apply Rdiv_lt_0_compat; [lra | apply lt_0_INR; lia]).
  exists (1 - t * v). split; [split; nra|]. replace (n + S i)%nat with (S n + i)%nat by lia.
  replace (cv (S n + i) - cv n) with ((cv (S n + i) - cv (S n)) + (cv (S n) - cv n)) by ring. rewrite E, F. ring.
Qed.
Lemma rising_converges : exists L, pcf_limit a b L /\ forall e, INR e < delta -> swift a b L e.
Proof.
  set (d := fun n => Rabs (cv n - cv (pred n))).
  assert (SH : forall n, (S N <= n)%nat -> d (S n) <= (1 - delta / INR n) * d n).
  { intros n Hn. destruct n as [|n]; [lia|]. destruct (swings n ltac:(lia)) as [t [Ht E]]. unfold d. cbn [pred]. rewrite E, Rabs_mult, Rabs_Ropp, (Rabs_pos_eq t) by lra.
    apply Rmult_le_compat_r; [apply Rabs_pos | lra]. }
  assert (DP : forall n, 0 <= d n) by (intros; apply Rabs_pos).
  assert (DL : is_lim_seq d 0) by (apply (power_lim d (S N) delta ltac:(lia)); auto).
  assert (T : forall n x, (N <= n)%nat -> (n <= x)%nat -> Rabs (cv x - cv n) <= d (S n)).
  { intros n x Hn Hx. destruct (nested (x - n) n Hn) as [t [Ht E]]. replace (n + (x - n))%nat with x in E by lia. rewrite E, Rabs_mult, (Rabs_pos_eq t) by lra.
    unfold d. cbn [pred]. rewrite <- (Rmult_1_l (Rabs (cv (S n) - cv n))) at 2. apply Rmult_le_compat_r; [apply Rabs_pos | lra]. }
  assert (CV : ex_finite_lim_seq cv).
  { apply ex_lim_seq_cauchy_corr. intros eps. apply is_lim_seq_spec in DL. destruct (DL (pos_div_2 eps)) as [J HJ]. simpl in HJ.
    set (M := max N J). specialize (HJ (S M) ltac:(lia)). rewrite Rminus_0_r, (Rabs_pos_eq (d (S M))) in HJ by apply DP.
    exists M. intros x y Hx Hy. replace (cv x - cv y) with ((cv x - cv M) - (cv y - cv M)) by ring.
    eapply Rle_lt_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp. pose proof (T M x ltac:(lia) Hx). pose proof (T M y ltac:(lia) Hy). lra. }
  destruct CV as [L HL]. exists L. split; [split; [exists N; exact q_nz | exact HL]|]. intros e Le.
  apply (swift_rate a b L d (S N) e); [|apply (power_lim_times d (S N) delta e ltac:(lia)); auto].
  intros n Hn. assert (B : Rabs (cv n - L) <= d (S n)).
  { assert (H : Rbar_le (Rbar_abs (Finite (L - cv n))) (Finite (d (S n)))).
    { apply is_lim_seq_le with (fun i => Rabs (cv (n + i)%nat - cv n)) (fun _ => d (S n)).
      - intros i. apply T; lia.
      - apply is_lim_seq_abs. apply is_lim_seq_minus with (Finite L) (Finite (cv n)).
        + apply is_lim_seq_ext with (fun i => cv (i + n)%nat); [intros; f_equal; lia|]. apply -> is_lim_seq_incr_n. exact HL.
        + apply is_lim_seq_const.
        + reflexivity.
      - apply is_lim_seq_const. }
    simpl in H. rewrite Rabs_minus_sym. exact H. }
  assert (I : 0 < delta / INR n) by (apply Rdiv_lt_0_compat; [assumption | apply lt_0_INR; lia]).
  specialize (SH n Hn). specialize (DP n) as Dn. assert (C : (1 - delta / INR n) * d n <= d n) by nra.
  replace (p a b n - L * q a b n) with ((cv n - L) * q a b n) by (unfold cv; field; apply q_nz; lia).
  rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | lra].
Qed.
End Signs.
