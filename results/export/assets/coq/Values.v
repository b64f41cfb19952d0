(** The quotients of Quotients.v for integer coefficients, with booleans for what they suppose: convergence, no zero of b, no pole. *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Functions Quotients Elementary Chain.
Import ListNotations.

(** No zero at an integer n >= first: one sign from some index on, and the values before it. *)
Fixpoint settled (fuel : nat) (n : Z) (c : list Z) : Z := match fuel with
  | O => n | S i => if fixed_sign n c then n else settled i (n + 1)%Z c end.
Fixpoint no_zero (count : nat) (n : Z) (c : list Z) := match count with O => true | S i => (negb (Z.eqb (evalZ c n) 0) && no_zero i (n + 1) c)%bool end.
Definition never_zero (first : nat) (c : list Z) := let n := Z.of_nat first in let k := settled 1000 n c in
  (fixed_sign k c && Z.leb n k && no_zero (Z.to_nat (k - n)) n c)%bool.
Lemma no_zero_ok count : forall n c, no_zero count n c = true -> forall i, (n <= i < n + Z.of_nat count)%Z -> evalZ c i <> 0%Z.
Proof.
  induction count as [|count IH]; intros n c H i Hi; [lia|]. simpl in H. apply andb_prop in H. destruct H as [A B]. rewrite negb_true_iff in A. apply Z.eqb_neq in A.
  destruct (Z.eq_dec i n) as [->|D]; [exact A | apply (IH (n + 1)%Z c B); lia].
Qed.
Lemma never_zero_ok first c : never_zero first c = true -> forall n, (first <= n)%nat -> seq c n <> 0%R.
Proof.
  unfold never_zero. set (k := settled 1000 (Z.of_nat first) c). clearbody k. intros H n Hn. apply andb_prop in H. destruct H as [H HN]. apply andb_prop in H. destruct H as [HF HL]. apply Z.leb_le in HL.
  destruct (Z_lt_le_dec (Z.of_nat n) k) as [L|L].
  - rewrite seq_Z. apply IZR_neq. apply (no_zero_ok _ _ _ HN). rewrite Z2Nat.id by lia. lia.
  - apply (fixed_sign_ne (Z.to_nat k)); [rewrite Z2Nat.id by lia; exact HF | lia].
Qed.

Definition check_constant (a b d : Z) (g : growth) := (check_growth [a] [b] g && Z.ltb 0 a && negb (Z.eqb b 0) && Z.ltb 0 d && Z.eqb d (a * a + 4 * b))%bool.
(** c = a0/a1 *)
Definition check_0f1 (a1 a0 b0 : Z) (g : growth) := (check_growth [a0; a1] [b0] g && Z.ltb 0 a1 && negb (Z.eqb b0 0) && never_zero 0 [a0; a1])%bool.
(** c = a0/a1 + b1/a1^2 *)
Definition check_1f1 (a1 a0 b1 b0 : Z) (g : growth) :=
  (check_growth [a0; a1] [b0; b1] g && Z.ltb 0 a1 && negb (Z.eqb b1 0) && never_zero 0 [a0 * a1 + b1; a1 * a1]%Z && never_zero 1 [b0; b1])%bool.
(** c + i = (w(i) + v/s)/(2 b2), s^2 = d *)
Definition check_pole (d : Z) (w : list Z) (v : Z) := let s := Z.sqrt d in
  if Z.eqb (s * s) d then never_zero 0 (add (smul s w) [v]) else never_zero 0 (add (smul d (pmul w w)) [(- (v * v))%Z]).
Definition check_2f1 (a1 a0 b2 b1 b0 d : Z) (g : growth) :=
  (Z.eqb d (a1 * a1 + 4 * b2) && check_growth [a0; a1] [b0; b1; b2] g && Z.ltb 0 a1 && negb (Z.eqb b2 0) && Z.ltb 0 d && Z.ltb (a1 * a1) (9 * d)
   && check_pole d [b1 + b2; 2 * b2]%Z (2 * a0 * b2 - a1 * (b1 + b2)) && never_zero 1 [b0; b1; b2])%bool.

Open Scope R_scope.
Lemma split_seq2 a0 a1 n : seq [a0; a1] n = IZR a1 * INR n + IZR a0.
Proof. unfold seq, evalR. ring. Qed.
Lemma split_seq3 a0 a1 a2 n : seq [a0; a1; a2] n = IZR a2 * INR n ^ 2 + IZR a1 * INR n + IZR a0.
Proof. unfold seq, evalR. ring. Qed.
Lemma moved a b a' b' : (forall n, seq a n = a' n) -> (forall n, seq b n = b' n) -> (exists L, pcf_limit (seq a) (seq b) L) -> exists L, pcf_limit a' b' L.
Proof. intros Ha Hb [L HL]. exists L. apply (pcf_limit_ext _ _ _ _ _ Ha Hb HL). Qed.

Theorem constant_value a b d g : check_constant a b d g = true -> limit_of [a] [b] (MatZ 1 0 0 1) ((IZR a + sqrt (IZR d)) / 2).
Proof.
  intros H. unfold check_constant in H. do 4 (apply andb_prop in H; destruct H as [H ?]). rewrite negb_true_iff in *. apply Z.eqb_eq in H0. subst d. rename H1 into H0, H2 into H1, H3 into H2. apply Z.eqb_neq in H1. apply Z.ltb_lt in H0, H2.
  apply IZR_neq in H1. apply IZR_lt in H0, H2. rewrite plus_IZR, !mult_IZR in *. apply is_itself.
  assert (E : forall z n, seq [z] n = IZR z) by (intros; unfold seq, evalR; ring). apply (pcf_limit_ext (fun _ => IZR a) (fun _ => IZR b)); auto.
  replace (IZR a * IZR a + 4 * IZR b) with (IZR a ^ 2 + 4 * IZR b) in * by ring. apply constant_fraction; auto.
  apply (moved [a] [b]); auto. apply converges with (g := g). exact H.
Qed.
Theorem value_0f1 a1 a0 b0 g t c c' z : check_0f1 a1 a0 b0 g = true -> c = IZR a0 / IZR a1 -> c' = c + 1 -> z = IZR b0 / IZR a1 ^ 2 -> t = IZR a1 * c ->
  limit_of [a0; a1] [b0] (MatZ 1 0 0 1) (t * hyp0f1 c z / hyp0f1 c' z).
Proof.
  intros H Hc -> Hz ->. unfold check_0f1 in H. do 3 (apply andb_prop in H; destruct H as [H ?]). rewrite negb_true_iff in *. apply Z.eqb_neq in H1. apply Z.ltb_lt in H2.
  apply IZR_neq in H1. apply IZR_lt in H2. pose proof (never_zero_ok _ _ H0) as NZ. apply is_itself.
  assert (E1 : forall n, IZR a1 * (INR n + c) = seq [a0; a1] n) by (intros n; rewrite split_seq2, Hc; field; lra).
  assert (E2 : forall n : nat, IZR a1 ^ 2 * z = seq [b0] n) by (intros n; unfold seq, evalR; rewrite Hz; field; lra).
  apply (pcf_limit_ext _ _ _ _ _ E1 E2). apply (quotient_0f1 (IZR a1) (IZR a1 * c) z c); auto.
  - intros i Z. apply (NZ i); [lia|]. rewrite <- E1. replace (INR i + c) with (c + INR i) by ring. rewrite Z. ring.
  - rewrite Hz. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [exact H1 | apply Rinv_neq_0_compat, pow_nonzero; lra].
  - apply (moved [a0; a1] [b0]); auto. apply converges with (g := g). exact H.
Qed.
Theorem value_1f1 a1 a0 b1 b0 g t A c c' z z' : check_1f1 a1 a0 b1 b0 g = true -> z = IZR b1 / IZR a1 ^ 2 -> c = IZR a0 / IZR a1 + z -> c' = c + 1 -> A = c - IZR b0 / IZR b1 ->
  z' = - z -> t = IZR a1 * c -> limit_of [a0; a1] [b0; b1] (MatZ 1 0 0 1) (t * hyp1f1 A c z' / hyp1f1 A c' z').
Proof.
  intros H Hz Hc -> -> -> ->. unfold check_1f1 in H. do 4 (apply andb_prop in H; destruct H as [H ?]). rewrite negb_true_iff in *. apply Z.eqb_neq in H2. apply Z.ltb_lt in H3.
  apply IZR_neq in H2. apply IZR_lt in H3. pose proof (never_zero_ok _ _ H1) as NC. pose proof (never_zero_ok _ _ H0) as NB. apply is_itself.
  assert (E1 : forall n, IZR a1 * (INR n + c - z) = seq [a0; a1] n) by (intros n; rewrite split_seq2, Hc; field; lra).
  assert (E2 : forall n, IZR a1 ^ 2 * z * (INR n + IZR b0 / IZR b1) = seq [b0; b1] n) by (intros n; rewrite split_seq2, Hz; field; lra).
  apply (pcf_limit_ext _ _ _ _ _ E1 E2). apply (quotient_1f1 (IZR a1) z (IZR b0 / IZR b1) c); auto.
  - intros i Z. apply (NC i); [lia|]. rewrite split_seq2, plus_IZR, !mult_IZR. replace (IZR a1 * IZR a1 * INR i + (IZR a0 * IZR a1 + IZR b1)) with (IZR a1 * IZR a1 * (c + INR i)); [rewrite Z; ring|]. rewrite Hc, Hz. field. lra.
  - rewrite Hz. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [exact H2 | apply Rinv_neq_0_compat, pow_nonzero; lra].
  - intros n Z. apply (NB (S n)); [lia|]. rewrite <- E2, Z. ring.
  - apply (moved [a0; a1] [b0; b1]); auto. apply converges with (g := g). exact H.
Qed.
Lemma pole_ok d w v s : check_pole d w v = true -> 0 < s -> s * s = IZR d -> forall i, s * seq w i + IZR v <> 0.
Proof.
  unfold check_pole. intros H Hs Hd i Z. destruct (Z.eqb_spec (Z.sqrt d * Z.sqrt d) d) as [E|E].
  - assert (S1 : s = IZR (Z.sqrt d)). { apply Rsqr_inj; [lra | apply IZR_le, Z.sqrt_nonneg|]. unfold Rsqr. rewrite Hd, <- mult_IZR, E. reflexivity. }
    apply (never_zero_ok _ _ H i); [lia|]. unfold seq in *. rewrite add_ok, smul_ok, <- S1. simpl. rewrite Rmult_0_r, Rplus_0_r. exact Z.
  - apply (never_zero_ok _ _ H i); [lia|]. unfold seq in *. rewrite add_ok, smul_ok, pmul_ok, <- Hd. simpl. rewrite opp_IZR, mult_IZR.
    set (x := evalR w (INR i)) in *. replace (IZR v) with (- (s * x)) by lra. ring.
Qed.
Theorem value_2f1 a1 a0 b2 b1 b0 d g s z c A B : check_2f1 a1 a0 b2 b1 b0 d g = true -> 0 < s -> s * s = IZR d -> z = (1 - IZR a1 / s) / 2 ->
  c = IZR a0 / s + (IZR b1 / IZR b2 + 1) * z -> A = 2 * c - IZR b1 / IZR b2 -> B = c ^ 2 - IZR b1 / IZR b2 * c + IZR b0 / IZR b2 ->
  limit_of [a0; a1] [b0; b1; b2] (MatZ 1 0 0 1) (s * (1 - z) * c * hyp2f1_pair A B c z / hyp2f1_pair A B (c + 1) z).
Proof.
  intros H Hs Hss Hz Hc -> ->. unfold check_2f1 in H. do 6 (apply andb_prop in H; destruct H as [H ?]). apply andb_prop in H. destruct H as [HD H]. apply Z.eqb_eq in HD. subst d. rewrite negb_true_iff in *. apply Z.eqb_neq in H4. apply Z.ltb_lt in H2, H3, H5.
  apply IZR_neq in H4. apply IZR_lt in H2, H3, H5. pose proof (pole_ok _ _ _ s H1 Hs Hss) as NC. pose proof (never_zero_ok _ _ H0) as NB. apply is_itself.
  rewrite !mult_IZR in H2. rewrite <- Hss in H2. rewrite plus_IZR, !mult_IZR in Hss. set (D := IZR a1) in *.
  assert (Z1 : s * (1 - 2 * z) = D) by (rewrite Hz; field; lra).
  assert (Z2 : s ^ 2 * z * (1 - z) = IZR b2).
  { rewrite Hz. replace (s ^ 2 * ((1 - D / s) / 2) * (1 - (1 - D / s) / 2)) with ((s * s - D * D) / 4) by (field; lra). rewrite Hss. field. }
  assert (Z3 : z < 1 / 2). { rewrite Hz. assert (0 < D / s) by (apply Rdiv_lt_0_compat; assumption). lra. }
  assert (Z4 : -1 < z).
  { rewrite Hz. assert (D < 3 * s). { apply Rsqr_incrst_0; unfold Rsqr; nra. } assert (D / s < 3); [|lra].
    apply Rmult_lt_reg_r with s; [exact Hs|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  assert (E1 : forall n, s * ((1 - 2 * z) * INR n + c - (IZR b1 / IZR b2 + 1) * z) = seq [a0; a1] n).
  { intros n. rewrite split_seq2. fold D. rewrite <- Z1, Hc. field. split; lra. }
  assert (E2 : forall n, s ^ 2 * z * (1 - z) * (INR n ^ 2 + IZR b1 / IZR b2 * INR n + IZR b0 / IZR b2) = seq [b0; b1; b2] n).
  { intros n. rewrite Z2, split_seq3. field. exact H4. }
  apply (pcf_limit_ext _ _ _ _ _ E1 E2). apply (quotient_2f1 s z (IZR b1 / IZR b2) (IZR b0 / IZR b2) c); auto; try lra.
  - intros Z. apply H4. rewrite <- Z2, Z. ring.
  - intros i Z. apply (NC i). unfold seq, evalR. rewrite minus_IZR, !mult_IZR, !plus_IZR. fold D.
    replace (s * (IZR b1 + IZR b2 + INR i * (2 * IZR b2 + INR i * 0)) + (2 * IZR a0 * IZR b2 - D * (IZR b1 + IZR b2))) with (2 * IZR b2 * s * (c + INR i)); [rewrite Z; ring|].
    rewrite Hc, Hz. field. split; lra.
  - intros n Z. apply (NB (S n)); [lia|]. rewrite <- E2, Z. ring.
  - apply (moved [a0; a1] [b0; b1; b2]); auto. apply converges with (g := g). exact H.
Qed.

Lemma over_1 x : x / 1 = x.
Proof. field. Qed.
(** Rational numbers that are equal. *)
Ltac by_arithmetic := first [ reflexivity | lra | split; lra | field; repeat split; lra ].
