(** Continued fractions and their limits.

    PCF(a, b) = a 0 + b 1 / (a 1 + b 2 / (a 2 + ...)) for sequences a, b of real numbers (b 0 is not used). Its convergents p n / q n are the
    entries of P n = [[p (n-1), p n], [q (n-1), q n]] = [[1, a 0], [0, 1]] M 1 ... M n, where M n = [[0, b n], [1, a n]].
    [pcf_limit a b L]: from some n on the convergents exist, and they tend to L. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix.
Open Scope R_scope.

Definition step (a b : nat -> R) (n : nat) := Mat 0 (b n) 1 (a n).
Fixpoint conv (a b : nat -> R) (n : nat) : mat :=
  match n with O => Mat 1 (a O) 0 1 | S j => mul (conv a b j) (step a b (S j)) end.
Definition p a b n := m12 (conv a b n).
Definition q a b n := m22 (conv a b n).
Definition pcf_limit (a b : nat -> R) (L : R) :=
  eventually (fun n => q a b n <> 0) /\ is_lim_seq (fun n => p a b n / q a b n) L.

Lemma conv_S a b n : conv a b (S n) = mul (conv a b n) (step a b (S n)).
Proof. reflexivity. Qed.
Lemma conv_prev a b n : m11 (conv a b (S n)) = p a b n /\ m21 (conv a b (S n)) = q a b n.
Proof. unfold p, q; simpl; split; ring. Qed.
Lemma p_SS a b n : p a b (S (S n)) = a (S (S n)) * p a b (S n) + b (S (S n)) * p a b n.
Proof. unfold p; simpl; ring. Qed.
Lemma q_SS a b n : q a b (S (S n)) = a (S (S n)) * q a b (S n) + b (S (S n)) * q a b n.
Proof. unfold q; simpl; ring. Qed.
Lemma q_0 a b : q a b 0 = 1.
Proof. reflexivity. Qed.
Lemma q_1 a b : q a b 1 = a 1%nat.
Proof. unfold q; simpl; ring. Qed.
Lemma p_0 a b : p a b 0 = a 0%nat.
Proof. reflexivity. Qed.
Lemma p_1 a b : p a b 1 = a 0%nat * a 1%nat + b 1%nat.
Proof. unfold p; simpl; ring. Qed.

(** A limit is unique, and depends on the values of a and b only. *)
Lemma pcf_limit_unique a b L L' : pcf_limit a b L -> pcf_limit a b L' -> L = L'.
Proof.
  intros [_ H] [_ H']. apply is_lim_seq_unique in H. apply is_lim_seq_unique in H'. rewrite H in H'. injection H'. auto.
Qed.
Lemma conv_ext a b a' b' n : (forall i, a i = a' i) -> (forall i, b i = b' i) -> conv a b n = conv a' b' n.
Proof. intros Ha Hb. induction n as [|n IH]; simpl; [rewrite Ha; reflexivity|]. rewrite IH. unfold step. rewrite Ha, Hb. reflexivity. Qed.
Lemma pcf_limit_ext a b a' b' L : (forall i, a i = a' i) -> (forall i, b i = b' i) -> pcf_limit a b L -> pcf_limit a' b' L.
Proof.
  intros Ha Hb [[N H] HL]. split.
  - exists N. intros n Hn. unfold q. rewrite <- (conv_ext a b a' b' n Ha Hb). exact (H n Hn).
  - apply is_lim_seq_ext with (2 := HL). intros n. unfold p, q. rewrite (conv_ext a b a' b' n Ha Hb). reflexivity.
Qed.
Lemma pcf_limit_is a b L L' : L = L' -> pcf_limit a b L -> pcf_limit a b L'.
Proof. intros <-. exact (fun H => H). Qed.

(** PCF(-a, b) = -PCF(a, b). *)
Lemma conv_opp a b n : p (fun i => - a i) b n = (-1) ^ S n * p a b n /\ q (fun i => - a i) b n = (-1) ^ n * q a b n /\
  p (fun i => - a i) b (S n) = (-1) ^ S (S n) * p a b (S n) /\ q (fun i => - a i) b (S n) = (-1) ^ S n * q a b (S n).
Proof.
  induction n as [|n [I1 [I2 [I3 I4]]]].
  - rewrite !p_0, !q_0, !p_1, !q_1. simpl. repeat split; ring.
  - split; [exact I3|]. split; [exact I4|]. rewrite !p_SS, !q_SS, I1, I2, I3, I4. simpl. split; ring.
Qed.
Lemma pcf_limit_opp a b L : pcf_limit a b L -> pcf_limit (fun i => - a i) b (- L).
Proof.
  intros [[N H] HL].
  assert (E : forall n, (-1) ^ n <> 0) by (intros n; apply pow_nonzero; lra). split.
  - exists N. intros n Hn. destruct (conv_opp a b n) as [_ [Q _]]. rewrite Q. apply Rmult_integral_contrapositive_currified; auto.
  - apply (is_lim_seq_ext_loc (fun n => - (p a b n / q a b n))).
    + exists N. intros n Hn. destruct (conv_opp a b n) as [P [Q _]]. rewrite P, Q. simpl. field. split; auto.
    + apply (is_lim_seq_opp _ (Finite L)). exact HL.
Qed.

(** The first k partial numerators and denominators taken off. *)
Definition later (k : nat) (a : nat -> R) (n : nat) := a (k + n)%nat.
