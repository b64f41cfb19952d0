(** The quotients of Hypergeometric.v for a fraction that is given by its coefficients.

    a = a1 n + a0 with a1 > 0, and b = b2 n^2 + b1 n + b0 (Gauss), b1 n + b0 (Kummer), b0 (Bessel). Convergence is a hypothesis (Growth.v), and so is that b has no
    zero at a positive integer, and that c is not a pole of the function. *)
Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Functions Hypergeometric.
Open Scope R_scope.

(** a = a1 n + a0, b = z a1^2: L = a1 c 0F1(c; z)/0F1(c + 1; z), c = a0/a1. *)
Theorem quotient_0f1 a1 a0 z c : 0 < a1 -> (forall i, c + INR i <> 0) ->
  let a := fun n => a1 * (INR n + c) in let b := fun _ : nat => a1 ^ 2 * z in
  a0 = a1 * c -> z <> 0 -> (exists L, pcf_limit a b L) ->
  hyp0f1 (c + 1) z <> 0 /\ pcf_limit a b (a1 * c * hyp0f1 c z / hyp0f1 (c + 1) z).
Proof.
  intros Ha Hc a b _ Hz HL. pose proof (c_next c Hc) as Hc1. rewrite (hyp_0f1 c Hc), (hyp_0f1 (c + 1) Hc1).
  replace (a1 * c * hyp 0 0 z c / hyp 0 0 z (c + 1)) with (a1 * (1 - 0) * c * hyp 0 0 z c / hyp 0 0 z (c + 1)) by (f_equal; ring).
  apply hypergeometric_quotient; auto; try lra.
  - rewrite Rabs_R0. lra.
  - intros n. unfold a. ring.
  - intros n. unfold b, M. ring.
  - intros n. unfold b. apply Rmult_integral_contrapositive_currified; [apply pow_nonzero; lra | exact Hz].
Qed.

(** a = a1 (n + c - z), b = a1^2 z (n + alpha): L = a1 c 1F1(c - alpha; c; -z)/1F1(c - alpha; c + 1; -z). *)
Theorem quotient_1f1 a1 z alpha c : 0 < a1 -> (forall i, c + INR i <> 0) -> z <> 0 -> (forall n, INR (S n) + alpha <> 0) ->
  let a := fun n => a1 * (INR n + c - z) in let b := fun n => a1 ^ 2 * z * (INR n + alpha) in (exists L, pcf_limit a b L) ->
  hyp1f1 (c - alpha) (c + 1) (- z) <> 0 /\ pcf_limit a b (a1 * c * hyp1f1 (c - alpha) c (- z) / hyp1f1 (c - alpha) (c + 1) (- z)).
Proof.
  intros Ha Hc Hz Hb a b HL. pose proof (c_next c Hc) as Hc1. rewrite (hyp_1f1 c Hc), (hyp_1f1 (c + 1) Hc1). set (m0 := - z * (c - alpha)).
  replace (a1 * c * hyp 0 (- z) m0 c / hyp 0 (- z) m0 (c + 1)) with (a1 * (1 - 0) * c * hyp 0 (- z) m0 c / hyp 0 (- z) m0 (c + 1)) by (f_equal; ring).
  apply hypergeometric_quotient; auto; try lra.
  - rewrite Rabs_R0. lra.
  - intros n. unfold a. ring.
  - intros n. unfold b, M, m0. ring.
  - intros n. unfold b. apply Rmult_integral_contrapositive_currified; [|apply Hb]. apply Rmult_integral_contrapositive_currified; [apply pow_nonzero; lra | exact Hz].
Qed.

(** a = s ((1 - 2z) n + c - (sum + 1) z), b = s^2 z (1 - z) (n^2 + sum n + product), that is (n + alpha)(n + beta):
    L = s (1 - z) c F(c)/F(c + 1), F(c) = 2F1(C - alpha, C - beta; c; z) with C = c. *)
Theorem quotient_2f1 s z sum product c : 0 < s -> -1 < z < 1 / 2 -> z <> 0 -> (forall i, c + INR i <> 0) -> (forall n, INR (S n) ^ 2 + sum * INR (S n) + product <> 0) ->
  let a := fun n => s * ((1 - 2 * z) * INR n + c - (sum + 1) * z) in let b := fun n => s ^ 2 * z * (1 - z) * (INR n ^ 2 + sum * INR n + product) in
  let A := 2 * c - sum in let B := c ^ 2 - sum * c + product in (exists L, pcf_limit a b L) ->
  hyp2f1_pair A B (c + 1) z <> 0 /\ pcf_limit a b (s * (1 - z) * c * hyp2f1_pair A B c z / hyp2f1_pair A B (c + 1) z).
Proof.
  intros Hs Hz Z0 Hc Hb a b A B HL. pose proof (c_next c Hc) as Hc1. rewrite (hyp_2f1_pair c Hc), (hyp_2f1_pair (c + 1) Hc1).
  apply hypergeometric_quotient; auto; try lra.
  - apply Rabs_def1; lra.
  - intros n. unfold a, A. ring.
  - intros n. unfold b, M, A, B. ring.
  - intros n. unfold b. apply Rmult_integral_contrapositive_currified; [|apply Hb]. apply Rmult_integral_contrapositive_currified; [|lra].
    apply Rmult_integral_contrapositive_currified; [apply pow_nonzero; lra | exact Z0].
Qed.
