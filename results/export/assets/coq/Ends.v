(** Ends that are rational numbers: a fraction that terminates, and a rational tail.

    A tail K = top/bottom with K(n) (a(n) + K(n+1)) = b(n) makes (p n + K(n+1) p(n-1)) / (q n + K(n+1) q(n-1)) constant; if the column (top, bottom) is
    balanced (Carry.v) that constant is the limit: K is not the dominant tail. *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry Dominance Polynomial Growth Gauge.
Import ListNotations.

(** [start]: the index from which on the identity is used; [k], [settled] as in Gauge.carry; v1/v2 is the limit. *)
Record tail := Tail { t_top : list Z; t_bottom : list Z; start : nat; t_k : Z; t_settled : nat; v1 : Z; v2 : Z }.
Definition check_tail (a b : list Z) (t : tail) (c : growth) : bool :=
  let x := shift 1 (t_top t) in let y := shift 1 (t_bottom t) in let m := Z.of_nat (start t) in
  let x1 := shift 1 x in let y1 := shift 1 y in let z := add x1 (pmul (shift 1 a) y1) in
  let P := convZ a b (start t) in let s := Z.of_nat (t_settled t) in
  let u := (z11 P * evalZ x m + z12 P * evalZ y m)%Z in let v := (z21 P * evalZ x m + z22 P * evalZ y m)%Z in
  let balanced i := (nonneg (shift s (smul i y)) && nonneg (shift s (add (smul (i * t_k t * ld c) x) (smul (i * (t_k t - 1)) (pmul (l c) y)))))%bool in
  (check_growth a b c && eqp (pmul (pmul (shift 1 b) y1) y) (pmul z x) && fixed_sign m y && fixed_sign m z
   && Z.eqb (u * v2 t) (v * v1 t) && negb (Z.eqb v 0) && negb (Z.eqb (v2 t) 0)
   && Z.ltb 1 (t_k t) && (balanced 1%Z || balanced (-1)%Z))%bool.
Definition check_end (a b : list Z) (zero : nat) (c : growth) (v1 v2 : Z) : bool :=
  let P := convZ a b zero in (check_growth a b c && Z.eqb (evalZ b (Z.of_nat (S zero))) 0 && Z.eqb (z12 P * v2) (z22 P * v1) && negb (Z.eqb v2 0) && negb (Z.eqb (z22 P) 0))%bool.

Open Scope R_scope.
Lemma prop_limit u v x y L : u * y = v * x -> v <> 0 -> y <> 0 -> u = L * v -> x / y = L.
Proof. intros E Hv Hy ->. apply Rmult_eq_reg_r with y; [|exact Hy]. replace (x / y * y) with x by (field; exact Hy). apply Rmult_eq_reg_l with v; [|exact Hv]. rewrite <- E. ring. Qed.

Theorem rational_tail a b t c : check_tail a b t c = true -> pcf_limit (seq a) (seq b) (IZR (v1 t) / IZR (v2 t)).
Proof.
  unfold check_tail. cbv zeta. intros H. do 8 (apply andb_prop in H; destruct H as [H ?]).
  rename H into HC, H7 into HI, H6 into HY, H5 into HZ, H4 into HV, H3 into N1, H2 into N2, H1 into Hk, H0 into HB.
  set (x := shift 1 (t_top t)) in *. set (y := shift 1 (t_bottom t)) in *. set (z := add (shift 1 x) (pmul (shift 1 a) (shift 1 y))) in *.
  clearbody x y. set (m := start t) in *. destruct (converges a b c HC) as [L HL]. pose proof (check_grows a b c HC) as G.
  pose proof (fixed_sign_ne _ _ HY) as NY. pose proof (fixed_sign_ne _ _ HZ) as NZ.
  pose proof (ld_pos a b c HC) as Hl.
  apply Z.ltb_lt in Hk. apply IZR_lt in Hk.
  assert (CA : forall eps, 0 < eps -> eventually (fun n => carried (seq a) (seq b) L (seq x n) (seq y n) n eps)).
  { assert (main : forall i, IZR i * IZR i = 1 -> (nonneg (shift (Z.of_nat (t_settled t)) (smul i y)) &&
        nonneg (shift (Z.of_nat (t_settled t)) (add (smul (i * t_k t * ld c) x) (smul (i * (t_k t - 1)) (pmul (l c) y)))))%bool = true ->
      forall eps, 0 < eps -> eventually (fun n => carried (seq a) (seq b) L (seq x n) (seq y n) n eps)).
    { intros i Hi B. apply andb_prop in B. destruct B as [B1 B2].
      apply (balanced_carries (seq a) (seq b) L (lr c) (from c) _ (seq x) (seq y) (IZR i) (IZR (t_k t)) (t_settled t) HL G Hi Hk).
      - intros n Hn. pose proof (nonneg_from _ _ B1 n Hn) as Y. unfold seq in *. rewrite smul_ok in Y. exact Y.
      - intros n Hn. pose proof (nonneg_from _ _ B2 n Hn) as Y. unfold seq in Y. rewrite add_ok, !smul_ok, pmul_ok, !mult_IZR, minus_IZR in Y.
        fold (seq x n) (seq y n) (seq (l c) n) in Y. unfold lr. apply Rmult_le_reg_r with (IZR (ld c)); [assumption|].
        replace ((IZR (t_k t) * (IZR i * seq x n) + (IZR (t_k t) - 1) * (seq (l c) n / IZR (ld c) * (IZR i * seq y n))) * IZR (ld c))
          with (IZR i * IZR (t_k t) * IZR (ld c) * seq x n + IZR i * (IZR (t_k t) - 1) * (seq (l c) n * seq y n)) by (field; lra). lra. }
    apply orb_prop in HB. destruct HB as [HB|HB]; [apply (main 1%Z) | apply (main (-1)%Z)]; try exact HB; lra. }
  set (P := fun n => conv (seq a) (seq b) n). set (A := fun n => m11 (P n) * seq x n + m12 (P n) * seq y n). set (B := fun n => m21 (P n) * seq x n + m22 (P n) * seq y n).
  assert (A0 : A m = IZR (z11 (convZ a b m) * evalZ x (Z.of_nat m) + z12 (convZ a b m) * evalZ y (Z.of_nat m))).
  { unfold A, P. rewrite conv_Z, !seq_Z, plus_IZR, !mult_IZR. reflexivity. }
  assert (B0 : B m = IZR (z21 (convZ a b m) * evalZ x (Z.of_nat m) + z22 (convZ a b m) * evalZ y (Z.of_nat m))).
  { unfold B, P. rewrite conv_Z, !seq_Z, plus_IZR, !mult_IZR. reflexivity. }
  assert (T : forall j, exists k, k <> 0 /\ A (m + j)%nat = k * A m /\ B (m + j)%nat = k * B m).
  { induction j as [|j [k [Hn [IA IB]]]]; [exists 1; rewrite Nat.add_0_r; repeat split; lra|].
    set (n := (m + j)%nat) in *. replace (m + S j)%nat with (S n) by (unfold n; lia). specialize (NY n ltac:(unfold n; lia)). specialize (NZ n ltac:(unfold n; lia)).
    pose proof (sub_zero _ _ (INR n) HI) as J. rewrite !pmul_ok in J. unfold seq in NY, NZ. unfold z in J, NZ. rewrite add_ok, pmul_ok in J, NZ.
    rewrite <- (seq_S b), <- (seq_S y), <- (seq_S x), <- (seq_S a) in J. rewrite <- (seq_S x), <- (seq_S y), <- (seq_S a) in NZ. fold (seq x n) (seq y n) in *.
    exists ((seq x (S n) + seq a (S n) * seq y (S n)) / seq y n * k). split.
    - apply Rmult_integral_contrapositive_currified; [|exact Hn]. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [exact NZ | apply Rinv_neq_0_compat; exact NY].
    - assert (J' : seq b (S n) * seq y (S n) = (seq x (S n) + seq a (S n) * seq y (S n)) / seq y n * seq x n).
      { apply Rmult_eq_reg_r with (seq y n); [|exact NY]. rewrite J. field. exact NY. }
      rewrite !Rmult_assoc, <- IA, <- IB. unfold A, B, P. rewrite conv_S. unfold mul, step. cbn [m11 m12 m21 m22].
      set (w := (seq x (S n) + seq a (S n) * seq y (S n)) / seq y n) in *.
      assert (E : seq x (S n) + seq a (S n) * seq y (S n) = w * seq y n) by (unfold w; field; exact NY).
      split.
      + transitivity (m11 (conv (seq a) (seq b) n) * (seq b (S n) * seq y (S n)) + m12 (conv (seq a) (seq b) n) * (seq x (S n) + seq a (S n) * seq y (S n))); [ring|]. rewrite J', E. ring.
      + transitivity (m21 (conv (seq a) (seq b) n) * (seq b (S n) * seq y (S n)) + m22 (conv (seq a) (seq b) n) * (seq x (S n) + seq a (S n) * seq y (S n))); [ring|]. rewrite J', E. ring. }
  assert (D : A m = L * B m).
  { cut (A m - L * B m = 0); [intros; lra|]. destruct (Req_dec (A m - L * B m) 0) as [|ND]; [assumption|exfalso].
    set (d := A m - L * B m) in *. assert (Pd : 0 < Rabs d) by (apply Rabs_pos_lt; assumption). pose proof (Rabs_pos (B m)) as PB.
    set (eps := Rabs d / (2 * (Rabs (B m) + 1))). assert (E : 0 < eps) by (apply Rdiv_lt_0_compat; lra).
    destruct (CA eps E) as [N HN]. specialize (HN (m + N)%nat ltac:(lia)). destruct (T N) as [k [Hn [IA IB]]].
    unfold carried, e1, e2, y1, y2 in HN. fold (P (m + N)%nat) in HN.
    replace ((m11 (P (m + N)%nat) - L * m21 (P (m + N)%nat)) * seq x (m + N) + (m12 (P (m + N)%nat) - L * m22 (P (m + N)%nat)) * seq y (m + N)) with (k * d) in HN.
    - change (m21 (P (m + N)%nat) * seq x (m + N) + m22 (P (m + N)%nat) * seq y (m + N)) with (B (m + N)%nat) in HN. rewrite IB, !Rabs_mult in HN.
      assert (Pk : 0 < Rabs k) by (apply Rabs_pos_lt; exact Hn).
      assert (F : Rabs d <= eps * Rabs (B m)) by (apply Rmult_le_reg_l with (Rabs k); [exact Pk | lra]).
      assert (eps * Rabs (B m) <= eps * (Rabs (B m) + 1)) by (apply Rmult_le_compat_l; lra).
      replace (eps * (Rabs (B m) + 1)) with (Rabs d / 2) in H by (unfold eps; field; lra). lra.
    - unfold d. transitivity (k * A m - L * (k * B m)); [ring|]. rewrite <- IA, <- IB. unfold A, B. ring. }
  rewrite negb_true_iff in N1, N2. apply Z.eqb_neq in N1, N2. apply Z.eqb_eq in HV. apply IZR_neq in N1, N2. apply (f_equal IZR) in HV. rewrite !(mult_IZR _ (v1 t)), !(mult_IZR _ (v2 t)) in HV.
  rewrite <- A0, <- B0 in HV. rewrite <- B0 in N1. rewrite (prop_limit _ _ _ _ L HV N1 N2 D). exact HL.
Qed.

(** b (zero + 1) = 0. *)
Theorem terminates a b zero c v1 v2 : check_end a b zero c v1 v2 = true -> pcf_limit (seq a) (seq b) (IZR v1 / IZR v2).
Proof.
  unfold check_end. cbv zeta. intros H. do 4 (apply andb_prop in H; destruct H as [H ?]).
  rewrite negb_true_iff in *. apply Z.eqb_neq in H0, H1. apply Z.eqb_eq in H2, H3. apply IZR_neq in H0, H1.
  destruct (converges a b c H) as [L HL]. pose proof (check_grows a b c H) as [_ G].
  set (A := p (seq a) (seq b) zero). set (B := q (seq a) (seq b) zero).
  assert (EA : A = IZR (z12 (convZ a b zero))) by (unfold A, p; rewrite conv_Z; reflexivity).
  assert (EB : B = IZR (z22 (convZ a b zero))) by (unfold B, q; rewrite conv_Z; reflexivity).
  assert (Z0 : seq b (S zero) = 0) by (rewrite seq_Z, H3; reflexivity).
  assert (T : forall j, exists w w', p (seq a) (seq b) (zero + j) = w * A /\ q (seq a) (seq b) (zero + j) = w * B /\
    m11 (conv (seq a) (seq b) (S (zero + j))) = w * A /\ m21 (conv (seq a) (seq b) (S (zero + j))) = w * B /\
    p (seq a) (seq b) (S (zero + j)) = w' * A /\ q (seq a) (seq b) (S (zero + j)) = w' * B).
  { assert (S1 : forall n, p (seq a) (seq b) (S n) = seq a (S n) * p (seq a) (seq b) n + seq b (S n) * m11 (conv (seq a) (seq b) n) /\
      q (seq a) (seq b) (S n) = seq a (S n) * q (seq a) (seq b) n + seq b (S n) * m21 (conv (seq a) (seq b) n)) by (intros n; unfold p, q; simpl; split; ring).
    induction j as [|j [w [w' [I1 [I2 [I3 [I4 [I5 I6]]]]]]]].
    - exists 1, (seq a (S zero)). rewrite Nat.add_0_r. destruct (S1 zero) as [P1 Q1]. rewrite Z0 in P1, Q1.
      destruct (conv_prev (seq a) (seq b) zero) as [C1 C2]. rewrite C1, C2, P1, Q1. unfold A, B. repeat split; ring.
    - replace (zero + S j)%nat with (S (zero + j)) by lia. exists w', (seq a (S (S (zero + j))) * w' + seq b (S (S (zero + j))) * w).
      destruct (S1 (S (zero + j))) as [P1 Q1]. destruct (conv_prev (seq a) (seq b) (S (zero + j))) as [C1 C2].
      rewrite C1, C2, P1, Q1, I3, I4, I5, I6. repeat split; ring. }
  assert (D : A = L * B).
  { destruct HL as [_ HL]. apply is_lim_seq_unique in HL. assert (V : is_lim_seq (fun n => p (seq a) (seq b) n / q (seq a) (seq b) n) (A / B)).
    - apply (is_lim_seq_ext_loc (fun _ => A / B)); [|apply is_lim_seq_const]. exists (max zero (from c)). intros n Hn.
      destruct (T (n - zero)%nat) as [w [_ [P1 [Q1 _]]]]. replace (zero + (n - zero))%nat with n in * by lia. destruct (G n ltac:(lia)) as [_ [Y _]].
      rewrite P1, Q1 in *. assert (w <> 0) by (intro Z; rewrite Z in Y; lra). rewrite EB in *. field. split; assumption.
    - apply is_lim_seq_unique in V. rewrite V in HL. injection HL. intros <-. rewrite EB. field. exact H0. }
  apply (f_equal IZR) in H2. rewrite !(mult_IZR _ v1), !(mult_IZR _ v2) in H2. rewrite <- EA, <- EB in *.
  rewrite (prop_limit _ _ _ _ L H2 H0 H1 D). exact HL.
Qed.
