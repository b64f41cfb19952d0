(** The checker of a gauge step: M(n) N(n+1) bot(n) den(n) = top(n) N(n) M'(n+k) den(n+1) as polynomials, k = first' - first, the relation
    R ~ P(first) N(first+1) P'(first')^-1, and the reason why the limit is carried (Carry.v). *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry Transfer Dominance Polynomial Growth.
Import ListNotations.

Record gauge := Gauge { n11 : list Z; n12 : list Z; n21 : list Z; n22 : list Z; den : list Z; top : list Z; bot : list Z;
  first : nat; first' : nat; r11 : Z; r12 : Z; r21 : Z; r22 : Z }.
(** Fast: the convergence is geometric. Column: the first or second column is balanced, u1 >= -(1 - 1/k) l u2 from an index on. Quick: it converges faster than n^-e,
    and with weights n^i, n^j of the columns the rows have at most the degrees d1, d2 and n^dd <= c det U from an index on, d1 + d2 <= e + i + j + dd. *)
Inductive carry := Fast | Column (second : bool) (k : Z) (settled : nat) | Quick (i j d1 d2 dd e : nat) (c : Z) (settled : nat).

Definition eqp x y := is_zero (sub x y).
(** The matrix and the scalar at n as polynomials in n: U(n) = N(n+1). *)
Definition u11 g := shift 1 (n11 g). Definition u12 g := shift 1 (n12 g). Definition u21 g := shift 1 (n21 g). Definition u22 g := shift 1 (n22 g).
Definition over g := pmul (shift 1 (top g)) (shift 2 (den g)).
Definition under g := pmul (shift 1 (bot g)) (shift 1 (den g)).
Definition detp g := sub (pmul (u11 g) (u22 g)) (pmul (u12 g) (u21 g)).
Definition at_first g := let m := Z.of_nat (first g) in MatZ (evalZ (u11 g) m) (evalZ (u12 g) m) (evalZ (u21 g) m) (evalZ (u22 g) m).
(** Two numbers t, d with t X = d Y. *)
Definition ratio (x y : matZ) : Z * Z :=
  if negb (Z.eqb (z22 x) 0) then (z22 y, z22 x) else if negb (Z.eqb (z21 x) 0) then (z21 y, z21 x)
  else if negb (Z.eqb (z12 x) 0) then (z12 y, z12 x) else (z11 y, z11 x).
Definition check_start (x y : matZ) := let (t, d) := ratio x y in
  (negb (Z.eqb t 0) && negb (Z.eqb d 0) && Z.eqb (t * z11 x) (d * z11 y) && Z.eqb (t * z12 x) (d * z12 y)
   && Z.eqb (t * z21 x) (d * z21 y) && Z.eqb (t * z22 x) (d * z22 y))%bool.
Definition check_gauge (a b a' b' : list Z) (g : gauge) : bool :=
  let m := Z.of_nat (first g) in let k := (Z.of_nat (first' g) - m + 1)%Z in
  let a1 := shift 1 a in let b1 := shift 1 b in let a2 := shift k a' in let b2 := shift k b' in
  let X := mulZ (convZ a b (first g)) (at_first g) in
  let Y := mulZ (MatZ (r11 g) (r12 g) (r21 g) (r22 g)) (convZ a' b' (first' g)) in
  (eqp (pmul (pmul b1 (shift 1 (u21 g))) (under g)) (pmul (over g) (u12 g))
   && eqp (pmul (pmul b1 (shift 1 (u22 g))) (under g)) (pmul (over g) (add (pmul (u11 g) b2) (pmul (u12 g) a2)))
   && eqp (pmul (add (shift 1 (u11 g)) (pmul a1 (shift 1 (u21 g)))) (under g)) (pmul (over g) (u22 g))
   && eqp (pmul (add (shift 1 (u12 g)) (pmul a1 (shift 1 (u22 g)))) (under g)) (pmul (over g) (add (pmul (u21 g) b2) (pmul (u22 g) a2)))
   && fixed_sign m (over g) && fixed_sign m (under g) && fixed_sign m (detp g)
   && check_start X Y && negb (Z.eqb (r11 g * r22 g - r12 g * r21 g) 0))%bool.
Definition column g (second : bool) := if second then (u12 g, u22 g) else (u11 g, u21 g).
Definition check_carry (g : gauge) (c : growth) (w : carry) : bool := match w with
  | Fast => is_geometric c
  | Column second k settled => let (x, y) := column g second in let m := Z.of_nat settled in
      let balanced s := (nonneg (shift m (smul s y)) && nonneg (shift m (add (smul (s * k * ld c) x) (smul (s * (k - 1)) (pmul (l c) y)))))%bool in
      (Z.ltb 1 k && Z.ltb 0 (ld c) && (balanced 1%Z || balanced (-1)%Z))%bool
  | Quick i j d1 d2 dd e k settled => (Nat.leb i d1 && Nat.leb j d1 && Nat.leb i d2 && Nat.leb j d2 && deg_le (d1 - i) (u11 g) && deg_le (d1 - j) (u12 g) && deg_le (d2 - i) (u21 g)
      && deg_le (d2 - j) (u22 g) && nonneg (shift (Z.of_nat settled) (sub (smul k (detp g)) (power dd))) && Nat.leb (d1 + d2) (e + i + j + dd) && check_swift c e)%bool end.
Definition check_step a b a' b' g c w := (check_gauge a b a' b' g && check_growth a b c && check_carry g c w)%bool.

Open Scope R_scope.
Definition Ug g n := Mat (seq (u11 g) n) (seq (u12 g) n) (seq (u21 g) n) (seq (u22 g) n).
Lemma det_Ug g n : det (Ug g n) = seq (detp g) n.
Proof. unfold det, Ug, detp, seq, sub; cbn [m11 m12 m21 m22]. rewrite add_ok, smul_ok, !pmul_ok. ring. Qed.
Lemma norm_bound g : exists H e, 0 <= H /\ forall n, seq (detp g) n <> 0 ->
  norm (Ug g n) * norm (Ug g n) <= H * (INR n + 1) ^ e * Rabs (det (Ug g n)).
Proof.
  set (D := (length (u11 g) + length (u12 g) + length (u21 g) + length (u22 g))%nat).
  set (S4 := IZR (sumabs (u11 g)) + IZR (sumabs (u12 g)) + IZR (sumabs (u21 g)) + IZR (sumabs (u22 g))).
  assert (S0 : 0 <= S4) by (unfold S4; pose proof (sumabs_pos (u11 g)); pose proof (sumabs_pos (u12 g)); pose proof (sumabs_pos (u21 g)); pose proof (sumabs_pos (u22 g)); lra).
  exists (S4 * S4), (D + D)%nat. split; [apply Rmult_le_pos; assumption|]. intros n Hne.
  assert (B : norm (Ug g n) <= S4 * (INR n + 1) ^ D).
  { unfold norm, Ug, seq, S4; cbn [m11 m12 m21 m22]. pose proof (pos_INR n).
    pose proof (entry_bound (u11 g) (INR n) D ltac:(unfold D; lia) ltac:(assumption)).
    pose proof (entry_bound (u12 g) (INR n) D ltac:(unfold D; lia) ltac:(assumption)).
    pose proof (entry_bound (u21 g) (INR n) D ltac:(unfold D; lia) ltac:(assumption)).
    pose proof (entry_bound (u22 g) (INR n) D ltac:(unfold D; lia) ltac:(assumption)). lra. }
  pose proof (norm_pos (Ug g n)) as N0.
  assert (D1 : 1 <= Rabs (det (Ug g n))).
  { rewrite det_Ug. rewrite seq_Z in *. rewrite <- abs_IZR. apply IZR_le.
    assert (evalZ (detp g) (Z.of_nat n) <> 0%Z) by (intro E; apply Hne; rewrite E; reflexivity). lia. }
  rewrite pow_add. replace (S4 * S4 * ((INR n + 1) ^ D * (INR n + 1) ^ D)) with ((S4 * (INR n + 1) ^ D) * (S4 * (INR n + 1) ^ D)) by ring.
  set (X := S4 * (INR n + 1) ^ D) in *.
  assert (norm (Ug g n) * norm (Ug g n) <= X * X) by (apply Rmult_le_compat; assumption).
  assert (X * X * 1 <= X * X * Rabs (det (Ug g n))) by (apply Rmult_le_compat_l; [apply Rle_0_sqr | exact D1]). lra.
Qed.

Lemma multiple_ok x y : check_start x y = true -> exists c, c <> 0 /\ scale c (toR x) = toR y.
Proof.
  unfold check_start. destruct (ratio x y) as [t d]. intros H. repeat (apply andb_prop in H; destruct H as [H ?]). rewrite negb_true_iff in *.
  apply Z.eqb_neq in H, H4. apply Z.eqb_eq in H0, H1, H2, H3. apply IZR_neq in H, H4. exists (IZR t / IZR d). split.
  - unfold Rdiv. apply Rmult_integral_contrapositive_currified; [exact H | apply Rinv_neq_0_compat; exact H4].
  - assert (E : forall x y, (t * x = d * y)%Z -> IZR t / IZR d * IZR x = IZR y).
    { intros u v E. apply (f_equal IZR) in E. rewrite !mult_IZR in E. apply Rmult_eq_reg_l with (IZR d); [|exact H4]. rewrite <- E. field. exact H4. }
    unfold scale, toR. cbn [m11 m12 m21 m22]. rewrite (E _ _ H3), (E _ _ H2), (E _ _ H1), (E _ _ H0). reflexivity.
Qed.
Lemma start_ok g a b a' b' : check_start (mulZ (convZ a b (first g)) (at_first g)) (mulZ (MatZ (r11 g) (r12 g) (r21 g) (r22 g)) (convZ a' b' (first' g))) = true ->
  exists t, t <> 0 /\ scale t (mul (conv (seq a) (seq b) (first g)) (Ug g (first g))) =
    mul (Mat (IZR (r11 g)) (IZR (r12 g)) (IZR (r21 g)) (IZR (r22 g))) (conv (seq a') (seq b') (first' g)).
Proof.
  rewrite !conv_Z. unfold Ug. rewrite !seq_Z.
  change (Mat (IZR (evalZ (u11 g) (Z.of_nat (first g)))) (IZR (evalZ (u12 g) (Z.of_nat (first g)))) (IZR (evalZ (u21 g) (Z.of_nat (first g)))) (IZR (evalZ (u22 g) (Z.of_nat (first g)))))
    with (toR (at_first g)).
  change (Mat (IZR (r11 g)) (IZR (r12 g)) (IZR (r21 g)) (IZR (r22 g))) with (toR (MatZ (r11 g) (r12 g) (r21 g) (r22 g))).
  rewrite <- !toR_mul. apply multiple_ok.
Qed.

Lemma quick_ok a b g L i j d1 d2 dd e k settled : swift (seq a) (seq b) L e -> (i <= d1)%nat -> (j <= d1)%nat -> (i <= d2)%nat -> (j <= d2)%nat ->
  deg_le (d1 - i) (u11 g) = true -> deg_le (d1 - j) (u12 g) = true -> deg_le (d2 - i) (u21 g) = true -> deg_le (d2 - j) (u22 g) = true ->
  nonneg (shift (Z.of_nat settled) (sub (smul k (detp g)) (power dd))) = true -> (d1 + d2 <= e + i + j + dd)%nat ->
  (forall n, (first g <= n)%nat -> seq (detp g) n <> 0) -> carries (seq a) (seq b) L (Ug g).
Proof.
  intros SW I1 J1 I2 J2 D11 D12 D21 D22 HD HE ND eps Heps.
  set (h1 := IZR (sumabs (u11 g)) + IZR (sumabs (u12 g))). set (h2 := IZR (sumabs (u21 g)) + IZR (sumabs (u22 g))).
  assert (H1 : 0 <= h1) by (unfold h1; pose proof (sumabs_pos (u11 g)); pose proof (sumabs_pos (u12 g)); lra).
  assert (H2 : 0 <= h2) by (unfold h2; pose proof (sumabs_pos (u21 g)); pose proof (sumabs_pos (u22 g)); lra).
  set (ak := Rabs (IZR k)). assert (AK : 0 <= ak) by apply Rabs_pos.
  set (eta := eps / (2 * (h1 * h2 * ak + 1))). assert (HH : 0 <= h1 * h2 * ak) by (repeat apply Rmult_le_pos; assumption).
  assert (E0 : 0 < eta) by (unfold eta; apply Rdiv_lt_0_compat; lra). destruct (SW eta E0) as [N HN].
  exists (S (max N (max settled (first g)))). intros n Hn. destruct (HN n ltac:(lia)) as [A1 A2].
  set (x := INR n) in *. assert (X : 1 <= x) by (unfold x; apply (le_INR 1); lia).
  assert (pw : forall m, 0 < x ^ m) by (intros m; apply pow_lt; lra).
  assert (split : forall m d, (m <= d)%nat -> x ^ m * x ^ (d - m) = x ^ d) by (intros m d Hd; rewrite <- pow_add; f_equal; lia).
  assert (row : forall c m d, deg_le (d - m) c = true -> (m <= d)%nat -> x ^ m * Rabs (seq c n) <= IZR (sumabs c) * x ^ d).
  { intros c m d Hc Hd. pose proof (deg_bound x X c _ Hc) as B. unfold seq. fold x. rewrite <- (split m d Hd).
    apply Rle_trans with (x ^ m * (IZR (sumabs c) * x ^ (d - m))); [apply Rmult_le_compat_l; [left; apply pw | exact B] | right; ring]. }
  assert (R1 : x ^ i * Rabs (seq (u11 g) n) + x ^ j * Rabs (seq (u12 g) n) <= h1 * x ^ d1).
  { unfold h1. pose proof (row _ _ _ D11 I1). pose proof (row _ _ _ D12 J1). lra. }
  assert (R2 : x ^ i * Rabs (seq (u21 g) n) + x ^ j * Rabs (seq (u22 g) n) <= h2 * x ^ d2).
  { unfold h2. pose proof (row _ _ _ D21 I2). pose proof (row _ _ _ D22 J2). lra. }
  assert (DT : x ^ dd <= ak * Rabs (seq (detp g) n)).
  { pose proof (nonneg_from _ _ HD n ltac:(lia)) as Z. unfold seq, sub in Z. rewrite add_ok, !smul_ok, power_at in Z. fold x in Z.
    unfold ak. rewrite <- Rabs_mult. eapply Rle_trans; [|apply Rle_abs]. unfold seq. fold x. lra. }
  apply (quick_carried (seq a) (seq b) L (Ug g n) n eps (eta / x ^ e) (x ^ i) (x ^ j)); try apply pw.
  - rewrite det_Ug. apply ND. lia.
  - exact Heps.
  - left. apply Rdiv_lt_0_compat; [exact E0 | apply pw].
  - specialize (pw e). apply Rmult_le_reg_r with (x ^ e); [exact pw|]. replace (eta / x ^ e * Rabs (y1 (seq a) (seq b) n) * x ^ e) with (eta * Rabs (y1 (seq a) (seq b) n)) by (field; lra). exact A1.
  - specialize (pw e). apply Rmult_le_reg_r with (x ^ e); [exact pw|]. replace (eta / x ^ e * Rabs (y2 (seq a) (seq b) n) * x ^ e) with (eta * Rabs (y2 (seq a) (seq b) n)) by (field; lra). exact A2.
  - rewrite det_Ug. unfold Ug. cbn [m11 m12 m21 m22]. set (D := Rabs (seq (detp g) n)) in *. assert (D0 : 0 <= D) by apply Rabs_pos.
    set (S1 := x ^ i * Rabs (seq (u11 g) n) + x ^ j * Rabs (seq (u12 g) n)) in *. set (S2 := x ^ i * Rabs (seq (u21 g) n) + x ^ j * Rabs (seq (u22 g) n)) in *.
    assert (P2 : 0 <= S2) by (unfold S2; apply Rplus_le_le_0_compat; (apply Rmult_le_pos; [left; apply pw | apply Rabs_pos])).
    assert (P1 : 0 <= S1) by (unfold S1; apply Rplus_le_le_0_compat; (apply Rmult_le_pos; [left; apply pw | apply Rabs_pos])).
    assert (PE : x ^ (d1 + d2) <= x ^ e * (x ^ i * x ^ j * x ^ dd)) by (rewrite <- !pow_add; apply Rle_pow; [exact X | lia]).
    pose proof (pw e) as We. pose proof (pw i) as Wi. pose proof (pw j) as Wj. pose proof (pw dd) as Wd.
    assert (T0 : 0 <= 2 * (eta / x ^ e)) by (apply Rmult_le_pos; [lra | left; apply Rdiv_lt_0_compat; assumption]).
    apply Rle_trans with (2 * (eta / x ^ e) * (h1 * h2 * (x ^ e * (x ^ i * x ^ j * x ^ dd)))).
    + apply Rmult_le_compat_l; [exact T0|]. apply Rle_trans with (h1 * x ^ d1 * (h2 * x ^ d2)); [apply Rmult_le_compat; assumption|].
      replace (h1 * x ^ d1 * (h2 * x ^ d2)) with (h1 * h2 * (x ^ d1 * x ^ d2)) by ring. rewrite <- pow_add. apply Rmult_le_compat_l; [apply Rmult_le_pos; assumption | exact PE].
    + replace (2 * (eta / x ^ e) * (h1 * h2 * (x ^ e * (x ^ i * x ^ j * x ^ dd)))) with (2 * eta * (h1 * h2) * (x ^ i * x ^ j) * x ^ dd) by (field; lra).
      assert (HHP : 0 <= h1 * h2) by (apply Rmult_le_pos; assumption). assert (XX : 0 < x ^ i * x ^ j) by (apply Rmult_lt_0_compat; assumption).
      assert (Z : 0 <= 2 * eta * (h1 * h2) * (x ^ i * x ^ j)) by (apply Rmult_le_pos; [apply Rmult_le_pos; lra | lra]).
      apply Rle_trans with (2 * eta * (h1 * h2) * (x ^ i * x ^ j) * (ak * D)); [apply Rmult_le_compat_l; assumption|].
      replace (2 * eta * (h1 * h2) * (x ^ i * x ^ j) * (ak * D)) with (2 * eta * (h1 * h2 * ak) * (x ^ i * x ^ j * D)) by ring.
      apply Rmult_le_compat_r; [apply Rmult_le_pos; lra|]. unfold eta. apply Rmult_le_reg_r with (h1 * h2 * ak + 1); [lra|].
      replace (2 * (eps / (2 * (h1 * h2 * ak + 1))) * (h1 * h2 * ak) * (h1 * h2 * ak + 1)) with (eps * (h1 * h2 * ak)) by (field; lra).
      apply Rmult_le_compat_l; lra.
Qed.

Lemma carry_ok a b g c w : check_growth a b c = true -> check_carry g c w = true ->
  (forall n, (first g <= n)%nat -> seq (detp g) n <> 0) -> exists L, pcf_limit (seq a) (seq b) L /\ carries (seq a) (seq b) L (Ug g).
Proof.
  intros HC HW HD. pose proof (check_grows a b c HC) as G. destruct w as [|second k settled|i j d1 d2 dd e k settled]; unfold check_carry in HW.
  - destruct (geometric_ok a b c HC HW) as [L [K [r [HL [HK [Hr HE]]]]]]. exists L. split; [exact HL|].
    destruct (norm_bound g) as [H [e [H0 Hb]]]. apply (fast_carries (seq a) (seq b) L (from c) r K (Ug g) H e (first g)); try assumption.
    + intros n Hn E. destruct G as [_ G]. destruct (G n Hn) as [_ [P _]]. rewrite E, Rmult_0_r in P. lra.
    + intros n Hn. split; [rewrite det_Ug; auto | apply Hb; auto].
  - destruct (converges a b c HC) as [L HL]. exists L. split; [exact HL|].
    assert (main : forall x y s, IZR s * IZR s = 1 -> (Z.ltb 1 k = true) -> (Z.ltb 0 (ld c) = true) ->
      (nonneg (shift (Z.of_nat settled) (smul s y)) && nonneg (shift (Z.of_nat settled) (add (smul (s * k * ld c) x) (smul (s * (k - 1)) (pmul (l c) y)))))%bool = true ->
      forall eps, 0 < eps -> eventually (fun n => carried (seq a) (seq b) L (seq x n) (seq y n) n eps)).
    { intros x y s Hs Hk Hl HB. apply andb_prop in HB. destruct HB as [B1 B2]. apply Z.ltb_lt in Hk, Hl. apply IZR_lt in Hk, Hl.
      apply (balanced_carries (seq a) (seq b) L (lr c) (from c) _ (seq x) (seq y) (IZR s) (IZR k) settled HL G Hs Hk).
      - intros n Hn. pose proof (nonneg_from _ _ B1 n Hn) as Y. unfold seq in *. rewrite smul_ok in Y. exact Y.
      - intros n Hn. pose proof (nonneg_from _ _ B2 n Hn) as Y. unfold seq in Y. rewrite add_ok, !smul_ok, pmul_ok, !mult_IZR, minus_IZR in Y.
        fold (seq x n) (seq y n) (seq (l c) n) in Y. unfold lr. apply Rmult_le_reg_r with (IZR (ld c)); [assumption|].
        replace ((IZR k * (IZR s * seq x n) + (IZR k - 1) * (seq (l c) n / IZR (ld c) * (IZR s * seq y n))) * IZR (ld c))
          with (IZR s * IZR k * IZR (ld c) * seq x n + IZR s * (IZR k - 1) * (seq (l c) n * seq y n)) by (field; lra). lra. }
    destruct (column g second) as [x y] eqn:E. apply andb_prop in HW. destruct HW as [HW HB]. apply andb_prop in HW. destruct HW as [Hk Hl].
    assert (S1 : IZR 1 * IZR 1 = 1) by ring. assert (S2 : IZR (-1) * IZR (-1) = 1) by ring.
    intros eps Heps. assert (A : eventually (fun n => carried (seq a) (seq b) L (seq x n) (seq y n) n eps)).
    { apply orb_prop in HB. destruct HB as [HB|HB]; [exact (main x y 1%Z S1 Hk Hl HB eps Heps) | exact (main x y (-1)%Z S2 Hk Hl HB eps Heps)]. }
    destruct A as [N HN]. exists N. intros n Hn. specialize (HN n Hn). unfold Ug. cbn [m11 m12 m21 m22].
    unfold column in E. destruct second; injection E as <- <-; [right | left]; exact HN.
  - do 10 (apply andb_prop in HW; destruct HW as [HW ?]). destruct (swift_ok a b c e HC ltac:(assumption)) as [L [HL SW]]. exists L. split; [exact HL|].
    apply (quick_ok a b g L i j d1 d2 dd e k settled SW); try assumption; apply Nat.leb_le; assumption.
Qed.

(** One step: the limit of (a', b') gives that of (a, b). *)
Theorem along a b a' b' g c w x : check_step a b a' b' g c w = true -> pcf_limit (seq a') (seq b') x ->
  IZR (r21 g) * x + IZR (r22 g) <> 0 /\ pcf_limit (seq a) (seq b) ((IZR (r11 g) * x + IZR (r12 g)) / (IZR (r21 g) * x + IZR (r22 g))).
Proof.
  intros H HL'. unfold check_step in H. apply andb_prop in H. destruct H as [H HW]. apply andb_prop in H. destruct H as [HG HC].
  unfold check_gauge in HG. repeat (apply andb_prop in HG; destruct HG as [HG ?]).
  rename HG into I1, H6 into I2, H5 into I3, H4 into I4, H3 into HT, H2 into HB, H1 into HD, H0 into HS, H into HR.
  unfold eqp in *. set (m := first g) in *. set (m' := first' g) in *.
  pose proof (fixed_sign_ne _ _ HD) as ND. pose proof (fixed_sign_ne _ _ HT) as NT. pose proof (fixed_sign_ne _ _ HB) as NB.
  destruct (carry_ok a b g c w HC HW ND) as [L [HL HK]]. destruct (start_ok g a b a' b' HS) as [t [Ht Hs]].
  rewrite negb_true_iff in HR. apply Z.eqb_neq in HR. apply IZR_neq in HR. rewrite minus_IZR, !mult_IZR in HR.
  assert (T : L * (IZR (r21 g) * x + IZR (r22 g)) = IZR (r11 g) * x + IZR (r12 g)).
  { apply (gauge_transfer (seq a) (seq b) (seq a') (seq b') (fun j => seq (over g) (m + j) / seq (under g) (m + j)) (Ug g) m m' t
      (Mat (IZR (r11 g)) (IZR (r12 g)) (IZR (r21 g)) (IZR (r22 g)))); auto.
    - intros j. set (n := (m + j)%nat). pose proof (NB n ltac:(unfold n; lia)) as B0. fold m' in I2, I4.
      replace (Z.of_nat m' - Z.of_nat m + 1)%Z with (Z.of_nat (S m') - Z.of_nat m)%Z in * by lia.
      pose proof (sub_zero _ _ (INR n) I1) as J1. pose proof (sub_zero _ _ (INR n) I2) as J2.
      pose proof (sub_zero _ _ (INR n) I3) as J3. pose proof (sub_zero _ _ (INR n) I4) as J4.
      rewrite !pmul_ok in J1. rewrite !pmul_ok, add_ok, !pmul_ok in J2. rewrite !pmul_ok, add_ok, !pmul_ok in J3. rewrite !pmul_ok, !add_ok, !pmul_ok in J4.
      rewrite <- !seq_S in *. fold (seq (shift (Z.of_nat (S m') - Z.of_nat m) a') n) (seq (shift (Z.of_nat (S m') - Z.of_nat m) b') n) in *.
      unfold n in J2, J4. rewrite !seq_moved in *. fold n in J2, J4. replace (S m' + j)%nat with (S (m' + j)) in * by lia.
      fold (seq (u11 g) n) (seq (u12 g) n) (seq (u21 g) n) (seq (u22 g) n) (seq (over g) n) (seq (under g) n) in *.
      assert (cancel : forall i k o, k <> 0 -> i * k = o -> i = o / k) by (intros i k o Hk <-; field; exact Hk).
      apply cancel in J1; [|exact B0]. apply cancel in J2; [|exact B0]. apply cancel in J3; [|exact B0]. apply cancel in J4; [|exact B0].
      apply mat_eq; unfold step, Ug, mul, scale; cbn [m11 m12 m21 m22].
      + replace (0 * seq (u11 g) (S n) + seq b (S n) * seq (u21 g) (S n)) with (seq b (S n) * seq (u21 g) (S n)) by ring. rewrite J1. field; assumption.
      + replace (0 * seq (u12 g) (S n) + seq b (S n) * seq (u22 g) (S n)) with (seq b (S n) * seq (u22 g) (S n)) by ring. rewrite J2. field; assumption.
      + replace (1 * seq (u11 g) (S n) + seq a (S n) * seq (u21 g) (S n)) with (seq (u11 g) (S n) + seq a (S n) * seq (u21 g) (S n)) by ring. rewrite J3. field; assumption.
      + replace (1 * seq (u12 g) (S n) + seq a (S n) * seq (u22 g) (S n)) with (seq (u12 g) (S n) + seq a (S n) * seq (u22 g) (S n)) by ring. rewrite J4. field; assumption.
    - intros j. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [apply NT | apply Rinv_neq_0_compat, NB]; lia. }
  destruct (moebius_value _ _ _ _ _ _ HR T) as [N V]. split; [exact N|]. rewrite <- V. exact HL.
Qed.

(** Two fractions and the relation of their limits. *)
Theorem relation a b a' b' g c w c' : (check_step a b a' b' g c w && check_growth a' b' c')%bool = true -> exists L L',
  pcf_limit (seq a) (seq b) L /\ pcf_limit (seq a') (seq b') L' /\ L = (IZR (r11 g) * L' + IZR (r12 g)) / (IZR (r21 g) * L' + IZR (r22 g)) /\
  IZR (r21 g) * L' + IZR (r22 g) <> 0.
Proof.
  intros H. apply andb_prop in H. destruct H as [H HC]. destruct (converges a' b' c' HC) as [L' HL'].
  destruct (along a b a' b' g c w L' H HL') as [N HL]. exists ((IZR (r11 g) * L' + IZR (r12 g)) / (IZR (r21 g) * L' + IZR (r22 g))), L'. auto.
Qed.
