(** Folds: the convergents r, r + k, r + 2k, ... of a continued fraction are those of another one. With T(m) = M(km+r+1) ... M(km+r+k) = [[A, B], [C, D]],
    X(m+1) = A(m) B(m+1) + B(m) D(m+1): B(m) u(m+2) = X(m+1) u(m+1) - B(m+1) det T(m) u(m) for u(m) = p(km+r), q(km+r), which is a', b' up to factors where
      X(m+1) X(m+2) b'(m+2) = - B(m) B(m+2) det T(m+1) a'(m+1) a'(m+2). *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Transfer Polynomial Growth Gauge Chain.
Import ListNotations.

(** c(k n + r) *)
Fixpoint comp (k r : Z) (c : list Z) : list Z := match c with [] => [] | h :: t => add [h] (pmul [r; k] (comp k r t)) end.
Record matP := MatP { pa : list Z; pb : list Z; pc : list Z; pd : list Z }.
Definition mulP x y := MatP (add (pmul (pa x) (pa y)) (pmul (pb x) (pc y))) (add (pmul (pa x) (pb y)) (pmul (pb x) (pd y)))
  (add (pmul (pc x) (pa y)) (pmul (pd x) (pc y))) (add (pmul (pc x) (pb y)) (pmul (pd x) (pd y))).
(** M(km+r+1) ... M(km+r+i) in m *)
Fixpoint block (a b : list Z) (k r : Z) (i : nat) : matP := match i with O => MatP [1%Z] [] [] [1%Z]
  | S j => let s := (r + Z.of_nat (S j))%Z in mulP (block a b k r j) (MatP [] (comp k s b) [1%Z] (comp k s a)) end.
Record fold := Fold { period : nat; begin : nat; regular : nat; f11 : Z; f12 : Z; f21 : Z; f22 : Z }.
Definition block_of a b g := block a b (Z.of_nat (period g)) (Z.of_nat (begin g)) (period g).
Definition link t := add (pmul (pa t) (shift 1 (pb t))) (pmul (pb t) (shift 1 (pd t))).    (* X(m+1) *)
Definition det_of t := sub (pmul (pa t) (pd t)) (pmul (pb t) (pc t)).
(** (a', b') is the fold of (a, b). *)
Definition check_fold (a b a' b' : list Z) (g : fold) : bool :=
  let t := block_of a b g in let B := pb t in let X := link t in let f := Z.of_nat (regular g) in
  let n := (period g * S (regular g) + begin g)%nat in let u := convZ a b n in let v := convZ a b (n + period g) in
  let start := mulZ (mulZ (MatZ (f11 g) (f12 g) (f21 g) (f22 g)) (convZ a' b' (S (regular g))))
                    (MatZ (evalZ B f * evalZ (shift 1 a') f) 0 0 (evalZ X f)) in
  (eqp (pmul (pmul X (shift 1 X)) (shift 2 b')) (smul (-1) (pmul (pmul B (shift 2 B)) (pmul (shift 1 (det_of t)) (pmul (shift 1 a') (shift 2 a')))))
   && fixed_sign f B && fixed_sign f X && fixed_sign f (shift 1 a') && Nat.ltb 0 (period g)
   && check_start (MatZ (z12 u) (z12 v) (z22 u) (z22 v)) start && negb (Z.eqb (f11 g * f22 g - f12 g * f21 g) 0))%bool.

Open Scope R_scope.
Lemma comp_ok k r c x : evalR (comp k r c) x = evalR c (IZR k * x + IZR r).
Proof.
  induction c as [|h t IH]; [reflexivity|]. change (comp k r (h :: t)) with (add [h] (pmul [r; k] (comp k r t))). rewrite add_ok, pmul_ok, IH. cbn [evalR]. ring.
Qed.
Definition evalP t (m : nat) := Mat (seq (pa t) m) (seq (pb t) m) (seq (pc t) m) (seq (pd t) m).
Lemma mulP_ok x y m : evalP (mulP x y) m = mul (evalP x m) (evalP y m).
Proof. unfold evalP, mulP, mul, seq; cbn [pa pb pc pd m11 m12 m21 m22]. rewrite !add_ok, !pmul_ok. reflexivity. Qed.
Lemma block_ok a b k r m i : conv (seq a) (seq b) (k * m + r + i) = mul (conv (seq a) (seq b) (k * m + r)) (evalP (block a b (Z.of_nat k) (Z.of_nat r) i) m).
Proof.
  induction i as [|i IH].
  - rewrite Nat.add_0_r. unfold evalP, mul, seq; simpl. apply mat_eq; simpl; ring.
  - replace (k * m + r + S i)%nat with (S (k * m + r + i)) by lia. rewrite conv_S, IH. cbn [block]. rewrite mulP_ok, <- mul_assoc. f_equal.
    unfold step, evalP, seq; cbn [pa pb pc pd]. rewrite !comp_ok.
    replace (IZR (Z.of_nat k) * INR m + IZR (Z.of_nat r + Z.of_nat (S i))) with (INR (S (k * m + r + i))).
    + f_equal; simpl; ring.
    + rewrite <- Nat2Z.inj_add, <- !INR_IZR_INZ, <- mult_INR, <- plus_INR. f_equal. lia.
Qed.
Lemma seq_1 c n : seq (shift 1 c) n = seq c (S n).
Proof. symmetry. apply seq_S. Qed.
Lemma seq_2 c n : seq (shift 2 c) n = seq c (S (S n)).
Proof. unfold seq. rewrite shift_ok, !S_INR. f_equal. simpl. ring. Qed.

Section Folded.
Variables (a b a' b' : list Z) (g : fold).
Hypothesis ok : check_fold a b a' b' g = true.
Let k := period g.
Let r := begin g.
Let t := block_of a b g.
Let T := evalP t.
Let P n := conv (seq a) (seq b) n.
Let P' n := conv (seq a') (seq b') n.
Let B := seq (pb t).
Let X := seq (link t).
Let A' n := seq a' (S n).
Let Rm := Mat (IZR (f11 g)) (IZR (f12 g)) (IZR (f21 g)) (IZR (f22 g)).
(** p and q at km + r and k(m+1) + r *)
Definition pairs m := Mat (m12 (P (k * m + r))) (m12 (P (k * S m + r))) (m22 (P (k * m + r))) (m22 (P (k * S m + r))).
Definition factors j := Mat (B j * A' j) 0 0 (X j).

Lemma next m : P (k * S m + r) = mul (P (k * m + r)) (T m).
Proof. unfold P, T, t, block_of. replace (k * S m + r)%nat with (k * m + r + k)%nat by lia. apply block_ok. Qed.
Lemma X_at j : X j = m11 (T j) * m12 (T (S j)) + m12 (T j) * m22 (T (S j)).
Proof. unfold X, link, T, evalP, seq. cbn [m11 m12 m22]. rewrite add_ok, !pmul_ok, !shift_ok, !S_INR. reflexivity. Qed.
Lemma pairs_next j : scale (B (S j)) (pairs (S (S j))) = mul (pairs (S j)) (Mat 0 (- (B (S (S j)) * det (T (S j)))) (B (S j)) (X (S j))).
Proof.
  unfold pairs. rewrite (next (S (S j))). rewrite X_at. change (B (S j)) with (m12 (T (S j))). change (B (S (S j))) with (m12 (T (S (S j)))).
  pose proof (next (S j)) as E. set (Q := P (k * S (S j) + r)) in *. set (Q0 := P (k * S j + r)) in *. rewrite E.
  destruct Q0 as [x y z w]. destruct (T (S j)) as [ta tb tc td]. destruct (T (S (S j))) as [sa sb sc sd]. unfold scale, mul, det; cbn [m11 m12 m21 m22]. f_equal; ring.
Qed.
Lemma parts : (forall n, X n * X (S n) * seq b' (S (S n)) = - (B n * B (S (S n)) * (det (T (S n)) * (A' n * A' (S n)))))
  /\ (forall n, (regular g <= n)%nat -> B n <> 0 /\ X n <> 0 /\ A' n <> 0) /\ (0 < k)%nat
  /\ (exists c, c <> 0 /\ scale c (pairs (S (regular g))) = mul (mul Rm (P' (S (regular g)))) (factors (regular g))) /\ det Rm <> 0.
Proof.
  pose proof ok as H. unfold check_fold in H. fold t in H. do 6 (apply andb_prop in H; destruct H as [H ?]).
  split; [|split; [|split; [|split]]].
  - intros n. pose proof (sub_zero _ _ (INR n) H) as E. rewrite ?smul_ok, ?pmul_ok in E. fold (seq (shift 1 (link t)) n) in E.
    unfold X, B, A', T. fold (seq (link t) n) (seq (shift 2 b') n) (seq (pb t) n) (seq (shift 2 (pb t)) n) (seq (shift 1 (det_of t)) n) (seq (shift 1 a') n) (seq (shift 2 a') n) in E.
    rewrite !seq_1, !seq_2 in E. rewrite E. assert (D : seq (det_of t) (S n) = det (evalP t (S n))).
    { unfold det_of, det, evalP, seq, sub; cbn [m11 m12 m21 m22]. rewrite add_ok, smul_ok, !pmul_ok. ring. }
    rewrite D. ring.
  - intros n Hn. split; [|split].
    + exact (fixed_sign_ne _ _ H5 n Hn).
    + exact (fixed_sign_ne _ _ H4 n Hn).
    + unfold A'. rewrite <- seq_1. exact (fixed_sign_ne _ _ H3 n Hn).
  - apply Nat.ltb_lt. exact H2.
  - destruct (multiple_ok _ _ H1) as [c [Hc E]]. exists c. split; [exact Hc|]. rewrite !toR_mul in E. unfold P'. rewrite conv_Z. unfold pairs, P. rewrite !conv_Z.
    replace (k * S (S (regular g)) + r)%nat with (period g * S (regular g) + begin g + period g)%nat by (unfold k, r; lia). fold k r. fold k r in E.
    unfold factors, B, X, A'. rewrite <- seq_1, !seq_Z. fold t in E. unfold Rm. unfold toR in *; cbn [z11 z12 z21 z22 m11 m12 m21 m22] in *. rewrite mult_IZR in E. exact E.
  - unfold det, Rm; cbn [m11 m12 m21 m22]. rewrite <- !mult_IZR, <- minus_IZR. apply IZR_neq. apply negb_true_iff, Z.eqb_neq in H0. exact H0.
Qed.
Lemma along_fold j : exists c, c <> 0 /\ scale c (pairs (S (regular g + j))) = mul (mul Rm (P' (S (regular g + j)))) (factors (regular g + j)).
Proof.
  destruct parts as [I [N [_ [S0 _]]]]. induction j as [|j [c [Hc IH]]]; [rewrite Nat.add_0_r; exact S0|].
  replace (regular g + S j)%nat with (S (regular g + j)) by lia. set (n := (regular g + j)%nat) in *.
  destruct (N n ltac:(unfold n; lia)) as [B0 [X0 A0]]. destruct (N (S n) ltac:(unfold n; lia)) as [B1 [X1 A1]].
  exists (c * B (S n) * A' (S n) / X n). split.
  - unfold Rdiv. repeat apply Rmult_integral_contrapositive_currified; try assumption. apply Rinv_neq_0_compat. exact X0.
  - assert (E : scale (c * B (S n)) (pairs (S (S n))) = mul (mul Rm (P' (S n))) (mul (factors n) (Mat 0 (- (B (S (S n)) * det (T (S n)))) (B (S n)) (X (S n))))).
    { rewrite <- scale_scale, pairs_next, <- mul_scale. rewrite mul_scale, <- scale_mul, IH, mul_assoc. reflexivity. }
    replace (c * B (S n) * A' (S n) / X n) with (A' (S n) / X n * (c * B (S n))) by (field; exact X0). rewrite <- scale_scale, E. unfold P' at 2. rewrite conv_S. fold (P' (S n)).
    rewrite <- mul_scale. rewrite <- (mul_assoc Rm), (mul_assoc (mul Rm (P' (S n)))). f_equal. unfold factors, step. fold (A' (S n)).
    pose proof (I n) as J. unfold scale, mul; cbn [m11 m12 m21 m22]. f_equal; try (field; exact X0).
    transitivity (A' (S n) / X n * (B n * A' n * - (B (S (S n)) * det (T (S n))))); [ring|].
    apply Rmult_eq_reg_r with (X n); [|exact X0]. transitivity (- (B n * B (S (S n)) * (det (T (S n)) * (A' n * A' (S n))))); [field; exact X0|]. rewrite <- J. ring.
Qed.
Theorem fold_value L L' : pcf_limit (seq a) (seq b) L -> pcf_limit (seq a') (seq b') L' -> L * (m21 Rm * L' + m22 Rm) = m11 Rm * L' + m12 Rm.
Proof.
  intros [[N1 H1] HL] [[N2 H2] HL']. destruct parts as [_ [N [K _]]].
  set (at_ := fun j => (k * S (S (regular g + j)) + r)%nat). set (to_ := fun j => (S (regular g + j))%nat).
  assert (W1 : filterlim at_ eventually eventually).
  { intros Q [M HM]. exists M. intros n Hn. apply HM. unfold at_. nia. }
  assert (W2 : filterlim to_ eventually eventually).
  { intros Q [M HM]. exists M. intros n Hn. apply HM. unfold to_. lia. }
  assert (U : is_lim_seq (fun j => p (seq a) (seq b) (at_ j) / q (seq a) (seq b) (at_ j)) L) by exact (is_lim_seq_subseq (fun n => p (seq a) (seq b) n / q (seq a) (seq b) n) _ at_ W1 HL).
  assert (V : is_lim_seq (fun j => p (seq a') (seq b') (to_ j) / q (seq a') (seq b') (to_ j)) L') by exact (is_lim_seq_subseq (fun n => p (seq a') (seq b') n / q (seq a') (seq b') n) _ to_ W2 HL').
  set (u := fun j => p (seq a) (seq b) (at_ j) / q (seq a) (seq b) (at_ j)) in *. set (v := fun j => p (seq a') (seq b') (to_ j) / q (seq a') (seq b') (to_ j)) in *.
  assert (E1 : is_lim_seq (fun j => u j * (m21 Rm * v j + m22 Rm)) (L * (m21 Rm * L' + m22 Rm))).
  { apply is_lim_seq_mult'; [exact U|]. apply is_lim_seq_plus'; [apply (is_lim_seq_scal_l v (m21 Rm) (Finite L')); exact V | apply is_lim_seq_const]. }
  assert (E2 : is_lim_seq (fun j => m11 Rm * v j + m12 Rm) (m11 Rm * L' + m12 Rm)).
  { apply is_lim_seq_plus'; [apply (is_lim_seq_scal_l v (m11 Rm) (Finite L')); exact V | apply is_lim_seq_const]. }
  apply is_lim_seq_ext_loc with (v := fun j => m11 Rm * v j + m12 Rm) in E1.
  - apply is_lim_seq_unique in E1. apply is_lim_seq_unique in E2. rewrite E1 in E2. injection E2. auto.
  - exists (N1 + N2)%nat. intros j Hj. destruct (along_fold j) as [c [Hc E]]. destruct (N (regular g + j)%nat ltac:(lia)) as [_ [X0 _]].
    assert (Q1 : q (seq a) (seq b) (at_ j) <> 0) by (apply H1; unfold at_; nia). assert (Q2 : q (seq a') (seq b') (to_ j) <> 0) by (apply H2; unfold to_; lia).
    unfold u, v. unfold p, q in *. fold (P (at_ j)) (P' (to_ j)) in *. unfold pairs in E. fold (at_ j) (to_ j) in E. destruct (P (at_ j)) as [w1 w2 w3 w4]. destruct (P' (to_ j)) as [y1 y2 y3 y4].
    unfold factors, scale, mul, Rm in *; cbn [m11 m12 m21 m22] in *. injection E as _ E12 _ E22.
    set (x := X (regular g + j)) in *.
    apply Rmult_eq_reg_r with (c * w4 * y4 * x); [|repeat apply Rmult_integral_contrapositive_currified; assumption].
    transitivity (c * w2 * ((IZR (f21 g) * y2 + IZR (f22 g) * y4) * x)); [field; split; assumption|].
    transitivity ((IZR (f11 g) * y2 + IZR (f12 g) * y4) * x * (c * w4)); [|field; assumption].
    replace (c * w2) with ((IZR (f11 g) * y2 + IZR (f12 g) * y4) * x) by lra. replace (c * w4) with ((IZR (f21 g) * y2 + IZR (f22 g) * y4) * x) by lra. ring.
Qed.
End Folded.

(** What follows of a limit from that of a fold, and of a fold from that of the whole. *)
Lemma through a b (w m m' : matZ) x L : (z11 w * z22 w - z12 w * z21 w <> 0)%Z -> pcf_limit (seq a) (seq b) L -> bottom_of m x <> 0 ->
  L * (IZR (z21 w) * (top_of m x / bottom_of m x) + IZR (z22 w)) = IZR (z11 w) * (top_of m x / bottom_of m x) + IZR (z12 w) ->
  proportional (mulZ w m) m' = true -> limit_of a b m' x.
Proof.
  intros D HL N E HP. apply IZR_neq in D. rewrite minus_IZR, !mult_IZR in D. destruct (moebius_value _ _ _ _ _ _ D E) as [N' V].
  assert (T : top_of (mulZ w m) x = IZR (z11 w) * top_of m x + IZR (z12 w) * bottom_of m x) by (unfold top_of, bottom_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; ring).
  assert (B : bottom_of (mulZ w m) x = IZR (z21 w) * top_of m x + IZR (z22 w) * bottom_of m x) by (unfold top_of, bottom_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; ring).
  assert (NB : bottom_of (mulZ w m) x <> 0).
  { rewrite B. intros Z. apply N'. apply Rmult_eq_reg_r with (bottom_of m x); [|exact N]. rewrite Rmult_0_l, <- Z. field. exact N. }
  destruct (proportional_ok _ m' x HP NB) as [N2 E2]. split; [exact N2|]. rewrite <- E2.
  replace (top_of (mulZ w m) x / bottom_of (mulZ w m) x) with L; [exact HL|]. rewrite V, T. rewrite B in *. field. repeat split; assumption.
Qed.
Definition check_follow_fold a b a' b' g c m m' :=
  (check_fold a b a' b' g && check_growth a b c && proportional (mulZ (MatZ (f11 g) (f12 g) (f21 g) (f22 g)) m) m')%bool.
Definition check_follow_unfold a b a' b' g c m m' :=
  (check_fold a' b' a b g && check_growth a b c && proportional (mulZ (MatZ (f22 g) (- f12 g) (- f21 g) (f11 g)) m) m')%bool.
Lemma regular_map a b a' b' g : check_fold a b a' b' g = true -> (f11 g * f22 g - f12 g * f21 g <> 0)%Z.
Proof. unfold check_fold. intros H. apply andb_prop in H. destruct H as [_ H]. apply negb_true_iff, Z.eqb_neq in H. exact H. Qed.
Theorem follow_fold a b a' b' g c m m' x : check_follow_fold a b a' b' g c m m' = true -> limit_of a' b' m x -> limit_of a b m' x.
Proof.
  unfold check_follow_fold. intros H [N HL]. apply andb_prop in H. destruct H as [H HP]. apply andb_prop in H. destruct H as [HF HG].
  destruct (converges a b c HG) as [L K]. exact (through a b (MatZ (f11 g) (f12 g) (f21 g) (f22 g)) m m' x L (regular_map _ _ _ _ _ HF) K N (fold_value a b a' b' g HF L _ K HL) HP).
Qed.
Theorem follow_unfold a b a' b' g c m m' x : check_follow_unfold a b a' b' g c m m' = true -> limit_of a' b' m x -> limit_of a b m' x.
Proof.
  unfold check_follow_unfold. intros H [N HL]. apply andb_prop in H. destruct H as [H HP]. apply andb_prop in H. destruct H as [HF HG].
  destruct (converges a b c HG) as [L K]. pose proof (fold_value a' b' a b g HF _ L HL K) as E. cbn [m11 m12 m21 m22] in E. pose proof (regular_map _ _ _ _ _ HF) as D.
  apply (through a b (MatZ (f22 g) (- f12 g) (- f21 g) (f11 g)) m m' x L); [|exact K | exact N | | exact HP]; cbn [z11 z12 z21 z22]; [lia|]. rewrite !opp_IZR. lra.
Qed.
