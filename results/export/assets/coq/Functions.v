(** The functions that occur in limits, as power series; Coq's library has exp, ln, sqrt, atan, PI, sin, cos, tan, sinh, cosh, tanh.

    poch2 s p k = prod (i^2 + s i + p), i < k, is (alpha)_k (beta)_k for alpha + beta = s, alpha beta = p: so a hypergeometric function with a pair
    of conjugate parameters needs no complex numbers. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Fixpoint poch (a : R) (k : nat) : R := match k with O => 1 | S i => poch a i * (a + INR i) end.
Fixpoint poch2 (s p : R) (k : nat) : R := match k with O => 1 | S i => poch2 s p i * (INR i ^ 2 + s * INR i + p) end.
Definition hyp0f1 (c z : R) := Series (fun k => z ^ k / (poch c k * INR (fact k))).
Definition hyp1f1 (a c z : R) := Series (fun k => poch a k * z ^ k / (poch c k * INR (fact k))).
Definition hyp2f1 (a b c z : R) := Series (fun k => poch a k * poch b k * z ^ k / (poch c k * INR (fact k))).
(** 2F1(alpha, beta; c; z), alpha + beta = s, alpha beta = p. *)
Definition hyp2f1_pair (s p c z : R) := Series (fun k => poch2 s p k * z ^ k / (poch c k * INR (fact k))).
Definition zeta3 := Series (fun k => / (INR k + 1) ^ 3).
Definition catalan := Series (fun k => (-1) ^ k / (2 * INR k + 1) ^ 2).

Lemma poch2_poch a b k : poch2 (a + b) (a * b) k = poch a k * poch b k.
Proof. induction k as [|k IH]; simpl; [ring|]. rewrite IH. ring. Qed.
Lemma hyp2f1_of_pair a b c z : hyp2f1 a b c z = hyp2f1_pair (a + b) (a * b) c z.
Proof. apply Series_ext. intros k. rewrite poch2_poch. reflexivity. Qed.
Lemma poch_ne c k : (forall i, c + INR i <> 0) -> poch c k <> 0.
Proof. intros H. induction k as [|k IH]; simpl; [lra|]. apply Rmult_integral_contrapositive_currified; auto. Qed.

(** All of them at once: terms whose quotients are M(k)/((c + k)(k + 1)), M(k) = m2 k^2 + m1 k + m0. *)
Fixpoint term (m2 m1 m0 c : R) (k : nat) : R :=
  match k with O => 1 | S i => term m2 m1 m0 c i * ((m2 * INR i ^ 2 + m1 * INR i + m0) / ((c + INR i) * (INR i + 1))) end.
Definition hyp m2 m1 m0 c := Series (term m2 m1 m0 c).
Lemma term_S m2 m1 m0 c i : term m2 m1 m0 c (S i) = term m2 m1 m0 c i * ((m2 * INR i ^ 2 + m1 * INR i + m0) / ((c + INR i) * (INR i + 1))).
Proof. reflexivity. Qed.
Lemma fact_S_R k : INR (fact (S k)) = (INR k + 1) * INR (fact k).
Proof. change (fact (S k)) with ((S k) * fact k)%nat. rewrite mult_INR, S_INR. ring. Qed.
Section Names.
Variable c : R.
Hypothesis c_ok : forall i, c + INR i <> 0.
Lemma hyp_2f1_pair s p z : hyp2f1_pair s p c z = hyp z (z * s) (z * p) c.
Proof.
  apply Series_ext. intros k. induction k as [|k IH]; [simpl; field|]. rewrite term_S, <- IH, fact_S_R. simpl poch. simpl poch2. rewrite <- tech_pow_Rmult.
  pose proof (c_ok k). pose proof (poch_ne c k c_ok). pose proof (INR_fact_neq_0 k). pose proof (pos_INR k). field. repeat split; try assumption; lra.
Qed.
Lemma hyp_1f1 a z : hyp1f1 a c z = hyp 0 z (z * a) c.
Proof.
  apply Series_ext. intros k. induction k as [|k IH]; [simpl; field|]. rewrite term_S, <- IH, fact_S_R. simpl poch. rewrite <- tech_pow_Rmult.
  pose proof (c_ok k). pose proof (poch_ne c k c_ok). pose proof (INR_fact_neq_0 k). pose proof (pos_INR k). field. repeat split; try assumption; lra.
Qed.
Lemma hyp_0f1 z : hyp0f1 c z = hyp 0 0 z c.
Proof.
  apply Series_ext. intros k. induction k as [|k IH]; [simpl; field|]. rewrite term_S, <- IH, fact_S_R. simpl poch. rewrite <- tech_pow_Rmult.
  pose proof (c_ok k). pose proof (poch_ne c k c_ok). pose proof (INR_fact_neq_0 k). pose proof (pos_INR k). field. repeat split; try assumption; lra.
Qed.
End Names.
