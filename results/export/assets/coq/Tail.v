(** The limit from a solution of the recurrence.

    X n = a n X(n+1) + b(n+1) X(n+2) for n >= 0, so that X 0 = p n X(n+1) + b(n+1) p(n-1) X(n+2), X 1 likewise with q. If X is the recessive one, the limit
    is X 0/X 1. Two ways to know that it is: b(n+1) X(n+2) / X n stays below rho < 1 in absolute value, or the pair X(n+1), b(n+1) X(n+2) is balanced (Carry.v).
    The convergence itself is a hypothesis: Growth.v proves it. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry.
Open Scope R_scope.

Section Tail.
Variables (a b X : nat -> R).
Hypothesis X_rec : forall n, X n = a n * X (S n) + b (S n) * X (S (S n)).
Lemma X_pq n : X 0%nat = p a b (S n) * X (S (S n)) + b (S (S n)) * p a b n * X (S (S (S n))) /\
  X 1%nat = q a b (S n) * X (S (S n)) + b (S (S n)) * q a b n * X (S (S (S n))).
Proof.
  induction n as [|n [I1 I2]].
  - rewrite p_0, p_1, q_0, q_1. split.
    + rewrite (X_rec 0), (X_rec 1). ring.
    + rewrite (X_rec 1). ring.
  - rewrite p_SS, q_SS, I1, I2, (X_rec (S (S n))). split; ring.
Qed.

Variable L : R.
Hypothesis lim : pcf_limit a b L.
(** X 0 - L X 1 is carried by the same pair. *)
Lemma deviation n : X 0%nat - L * X 1%nat = (p a b (S n) - L * q a b (S n)) * X (S (S n)) + (p a b n - L * q a b n) * (b (S (S n)) * X (S (S (S n)))).
Proof. destruct (X_pq n) as [-> ->]. ring. Qed.
Lemma errors eps : 0 < eps -> eventually (fun n => Rabs (p a b n - L * q a b n) <= eps * Rabs (q a b n)).
Proof.
  intros He. destruct (small_errors a b L lim eps He) as [N H]. exists N. intros n Hn. destruct (H (S n) ltac:(lia)) as [A _].
  unfold e1, y1 in A. destruct (conv_prev a b n) as [E1 E2]. rewrite E1, E2 in A. exact A.
Qed.

Theorem recessive_by_ratio rho : 0 <= rho < 1 ->
  eventually (fun n => X n <> 0 /\ Rabs (b (S n) * X (S (S n))) <= rho * Rabs (X n)) -> X 0%nat = L * X 1%nat.
Proof.
  intros Hr [N H]. cut (X 0%nat - L * X 1%nat = 0); [intros; lra|]. set (D := X 0%nat - L * X 1%nat).
  (* g n = q n X(n+1) stays bounded, f n = (p n - L q n) X(n+1) is small against it, and D = f(n+1) + phi f n. *)
  set (g := fun n => Rabs (q a b n * X (S n))). set (f := fun n => Rabs ((p a b n - L * q a b n) * X (S n))).
  assert (step : forall u n, (N <= n)%nat -> Rabs (u * (b (S (S n)) * X (S (S (S n))))) <= rho * Rabs (u * X (S n))).
  { intros u n Hn. destruct (H (S n) ltac:(lia)) as [_ B]. rewrite (Rabs_mult u), (Rabs_mult u (X (S n))).
    replace (rho * (Rabs u * Rabs (X (S n)))) with (Rabs u * (rho * Rabs (X (S n)))) by ring. apply Rmult_le_compat_l; [apply Rabs_pos | exact B]. }
  set (B := Rmax (g N) (Rabs (X 1%nat) / (1 - rho))).
  assert (gB : forall n, (N <= n)%nat -> g n <= B).
  { intros n Hn. replace n with (N + (n - N))%nat by lia. generalize (n - N)%nat. intros j. induction j as [|j IH].
    - rewrite Nat.add_0_r. apply Rmax_l.
    - replace (N + S j)%nat with (S (N + j)) by lia. destruct (X_pq (N + j)) as [_ E]. pose proof (step (q a b (N + j)) (N + j)%nat ltac:(lia)) as T. fold (g (N + j)%nat) in T.
      unfold g. replace (q a b (S (N + j)) * X (S (S (N + j)))) with (X 1%nat + - (q a b (N + j) * (b (S (S (N + j))) * X (S (S (S (N + j))))))) by (rewrite E; ring).
      eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp.
      assert (V : Rabs (X 1%nat) <= (1 - rho) * B).
      { replace (Rabs (X 1%nat)) with ((1 - rho) * (Rabs (X 1%nat) / (1 - rho))) by (field; lra). apply Rmult_le_compat_l; [lra | apply Rmax_r]. }
      assert (rho * g (N + j)%nat <= rho * B) by (apply Rmult_le_compat_l; lra). lra. }
  assert (B0 : 0 <= B) by (eapply Rle_trans; [apply Rabs_pos | apply Rmax_l]).
  assert (small : forall eps, 0 < eps -> Rabs D <= eps * (2 * B)).
  { intros eps He. destruct (errors eps He) as [M HM]. set (n := max N M).
    assert (F : forall k, (n <= k)%nat -> f k <= eps * B).
    { intros k Hk. unfold f. rewrite Rabs_mult. apply Rle_trans with (eps * Rabs (q a b k) * Rabs (X (S k))); [apply Rmult_le_compat_r; [apply Rabs_pos | apply HM; lia]|].
      rewrite Rmult_assoc, <- Rabs_mult. apply Rmult_le_compat_l; [lra | apply gB; lia]. }
    unfold D. rewrite (deviation n). eapply Rle_trans; [apply Rabs_triang|].
    pose proof (step (p a b n - L * q a b n) n ltac:(lia)) as T. fold (f n) in T. pose proof (F n ltac:(lia)) as F0. pose proof (F (S n) ltac:(lia)) as F1.
    unfold f in F1. assert (rho * f n <= 1 * (eps * B)) by (apply Rmult_le_compat; [lra | apply Rabs_pos | lra | exact F0]). lra. }
  destruct (Req_dec D 0) as [|ND]; [assumption|exfalso]. assert (P : 0 < Rabs D) by (apply Rabs_pos_lt; assumption).
  set (eps := Rabs D / (4 * (B + 1))). assert (E : 0 < eps) by (apply Rdiv_lt_0_compat; lra). specialize (small eps E).
  assert (eps * (2 * B) <= eps * (2 * (B + 1))) by (apply Rmult_le_compat_l; lra).
  replace (eps * (2 * (B + 1))) with (Rabs D / 2) in H0 by (unfold eps; field; lra). lra.
Qed.

Theorem recessive_by_balance C : 0 < C ->
  (forall M, exists n, (M <= n)%nat /\ Rabs (q a b (S n) * X (S (S n))) + Rabs (q a b n * (b (S (S n)) * X (S (S (S n))))) <= C * Rabs (X 1%nat)) ->
  X 0%nat = L * X 1%nat.
Proof.
  intros HC H. cut (X 0%nat - L * X 1%nat = 0); [intros; lra|]. set (D := X 0%nat - L * X 1%nat). set (K := C * Rabs (X 1%nat)).
  assert (K0 : 0 <= K) by (apply Rmult_le_pos; [lra | apply Rabs_pos]).
  assert (small : forall eps, 0 < eps -> Rabs D <= eps * K).
  { intros eps He. destruct (errors eps He) as [M HM]. destruct (H M) as [n [Hn B]]. unfold D. rewrite (deviation n).
    eapply Rle_trans; [apply Rabs_triang|]. rewrite !(Rabs_mult (_ - _)).
    pose proof (HM n ltac:(lia)) as A0. pose proof (HM (S n) ltac:(lia)) as A1. rewrite !(Rabs_mult (q a b _)) in B.
    assert (Rabs (p a b (S n) - L * q a b (S n)) * Rabs (X (S (S n))) <= eps * Rabs (q a b (S n)) * Rabs (X (S (S n)))) by (apply Rmult_le_compat_r; [apply Rabs_pos | exact A1]).
    assert (Rabs (p a b n - L * q a b n) * Rabs (b (S (S n)) * X (S (S (S n)))) <= eps * Rabs (q a b n) * Rabs (b (S (S n)) * X (S (S (S n))))) by (apply Rmult_le_compat_r; [apply Rabs_pos | exact A0]).
    fold K in B. assert (eps * (Rabs (q a b (S n)) * Rabs (X (S (S n))) + Rabs (q a b n) * Rabs (b (S (S n)) * X (S (S (S n))))) <= eps * K) by (apply Rmult_le_compat_l; lra). lra. }
  destruct (Req_dec D 0) as [|ND]; [assumption|exfalso]. assert (P : 0 < Rabs D) by (apply Rabs_pos_lt; assumption).
  set (eps := Rabs D / (2 * (K + 1))). assert (E : 0 < eps) by (apply Rdiv_lt_0_compat; lra). specialize (small eps E).
  assert (eps * K <= eps * (K + 1)) by (apply Rmult_le_compat_l; lra).
  replace (eps * (K + 1)) with (Rabs D / 2) in H0 by (unfold eps; field; lra). lra.
Qed.

(** X 1 is not 0, unless X is 0 wholly. *)
Lemma quotient_limit : (forall n, b (S n) <> 0) -> X 0%nat = L * X 1%nat -> (exists n, X n <> 0) -> X 1%nat <> 0 /\ pcf_limit a b (X 0%nat / X 1%nat).
Proof.
  intros Hb E [n Hn]. assert (N : X 1%nat <> 0).
  { intros Z. apply Hn. assert (A : forall k, X k = 0 /\ X (S k) = 0).
    { induction k as [|k [I1 I2]]; [rewrite E, Z; split; ring|]. split; [exact I2|]. pose proof (X_rec k) as R. rewrite I1, I2 in R.
      apply Rmult_eq_reg_l with (b (S k)); [lra | apply Hb]. }
    apply A. }
  split; [exact N|]. replace (X 0%nat / X 1%nat) with L; [exact lim|]. rewrite E. field. exact N.
Qed.
End Tail.
