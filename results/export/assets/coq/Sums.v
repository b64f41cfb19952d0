(** Euler's sums by name: sum z^j/(j + x)^k, x rational and positive; zeta(k), Catalan's constant. *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Gauge Functions Chain Values Euler Named.
Import ListNotations.

Fixpoint ppow (c : list Z) (k : nat) : list Z := match k with O => [1%Z] | S i => pmul c (ppow c i) end.
(** - num/den = (zn/zd) ((n - 1 + x)/(n + x))^k, x = xn/xd; with f the first term, f x^k = fn/fd. *)
Definition check_lerch (e : euler) (k : nat) (zn zd xn xd fn fd : Z) (m m' : matZ) : bool :=
  (Z.ltb 0 zd && Z.ltb 0 xn && Z.ltb 0 xd && negb (Z.eqb fd 0) && never_zero 1 (e_den e)
   && eqp (smul (- zd) (pmul (e_num e) (ppow [xn; xd] k))) (smul zn (pmul (e_den e) (ppow [(xn - xd)%Z; xd] k)))
   && Z.eqb (- (evalZ (e_bottom e) 1 * xn ^ Z.of_nat k * fd)) (fn * evalZ (e_top e) 1 * xd ^ Z.of_nat k) && negb (Z.eqb (evalZ (e_top e) 1) 0)
   && proportional (mulZ m (MatZ fn 0 0 fd)) m')%bool.

Open Scope R_scope.
Definition lerch (z : R) (k : nat) (x : R) := Series (fun j => z ^ j / (INR j + x) ^ k).
Definition zeta (k : nat) := Series (fun j => / (INR j + 1) ^ k).
Lemma lerch_zeta k : lerch 1 k 1 = zeta k.
Proof. apply Series_ext. intros j. rewrite pow1. unfold Rdiv. ring. Qed.
Lemma zeta_3 : zeta3 = zeta 3.
Proof. reflexivity. Qed.
Lemma lerch_catalan : lerch (-1) 2 (1 / 2) = 4 * catalan.
Proof.
  unfold catalan. rewrite <- Series_scal_l. apply Series_ext. intros j. pose proof (pos_INR j). field. lra.
Qed.
Lemma ppow_ok c k x : evalR (ppow c k) x = evalR c x ^ k.
Proof. induction k as [|k IH]; [simpl; ring|]. cbn [ppow pow]. rewrite pmul_ok, IH. reflexivity. Qed.
Lemma products_lerch f r z k x : 0 < x -> (forall n, r (S n) = z * ((INR n + x) / (INR (S n) + x)) ^ k) -> forall j, products f r j = f * x ^ k * (z ^ j / (INR j + x) ^ k).
Proof.
  intros X H. induction j as [|j IH]; [simpl; rewrite Rplus_0_l; field; apply pow_nonzero; lra|].
  pose proof (pos_INR j). pose proof (pos_INR (S j)). cbn [products]. rewrite IH, H. unfold Rdiv. rewrite Rpow_mult_distr, pow_inv. cbn [pow]. field. split; apply pow_nonzero; lra.
Qed.
Theorem value_lerch a b e g k zn zd xn xd fn fd m' : check_euler a b e g = true ->
  check_lerch e k zn zd xn xd fn fd (MatZ (e_v1 e) (e_v2 e) (e_v2 e) 0) m' = true -> limit_of a b m' (lerch (IZR zn / IZR zd) k (IZR xn / IZR xd)).
Proof.
  intros H C. destruct (value_series a b e g _ H eq_refl) as [N L]. unfold check_lerch in C. set (m := MatZ (e_v1 e) (e_v2 e) (e_v2 e) 0) in *.
  do 8 (apply andb_prop in C; destruct C as [C ?]). rewrite negb_true_iff in *. apply Z.ltb_lt, IZR_lt in C, H6, H7. apply Z.eqb_eq in H2. apply Z.eqb_neq, IZR_neq in H1, H5. unfold eqp in H3.
  set (z := IZR zn / IZR zd). set (x := IZR xn / IZR xd). assert (X : 0 < x) by (apply Rdiv_lt_0_compat; assumption).
  set (f := - (IZR (evalZ (e_bottom e) 1) / IZR (evalZ (e_top e) 1))) in *. set (r := fun n => - (shown (e_num e) n / shown (e_den e) n)) in *.
  pose proof (never_zero_ok _ _ H4) as ND.
  assert (R : forall n, r (S n) = z * ((INR n + x) / (INR (S n) + x)) ^ k).
  { intros n. specialize (ND (S n) ltac:(lia)). pose proof (sub_zero _ _ (INR (S n)) H3) as E. rewrite !smul_ok, !pmul_ok, !ppow_ok in E. cbn [evalR] in E. rewrite opp_IZR, minus_IZR in E.
    unfold r. rewrite <- !shown_ok. fold (seq (e_num e) (S n)) (seq (e_den e) (S n)) in E. pose proof (pos_INR n). rewrite S_INR in *.
    replace (IZR xn + (INR n + 1) * (IZR xd + (INR n + 1) * 0)) with (IZR xd * (INR n + 1 + x)) in E by (unfold x; field; lra).
    replace (IZR xn - IZR xd + (INR n + 1) * (IZR xd + (INR n + 1) * 0)) with (IZR xd * (INR n + x)) in E by (unfold x; field; lra).
    rewrite !Rpow_mult_distr in E. assert (P1 : IZR xd ^ k <> 0) by (apply pow_nonzero; lra). assert (P2 : (INR n + 1 + x) ^ k <> 0) by (apply pow_nonzero; lra).
    unfold Rdiv. rewrite Rpow_mult_distr, pow_inv. apply Rmult_eq_reg_r with (IZR zd * IZR xd ^ k * seq (e_den e) (S n) * (INR n + 1 + x) ^ k);
      [|repeat apply Rmult_integral_contrapositive_currified; try assumption; lra].
    transitivity (- IZR zd * (seq (e_num e) (S n) * (IZR xd ^ k * (INR n + 1 + x) ^ k))); [field; exact ND|]. rewrite E. unfold z. field. split; [exact P2 | lra]. }
  assert (S : Series (products f r) = IZR fn / IZR fd * lerch z k x).
  { unfold lerch. rewrite <- Series_scal_l. apply Series_ext. intros j. rewrite (products_lerch f r z k x X R j). f_equal.
    apply (f_equal IZR) in H2. rewrite opp_IZR, !mult_IZR, <- !pow_IZR in H2. unfold f, x. unfold Rdiv at 2. rewrite Rpow_mult_distr, pow_inv.
    assert (P1 : IZR xd ^ k <> 0) by (apply pow_nonzero; lra).
    apply Rmult_eq_reg_r with (IZR fd * IZR (evalZ (e_top e) 1) * IZR xd ^ k); [|repeat apply Rmult_integral_contrapositive_currified; assumption].
    transitivity (- (IZR (evalZ (e_bottom e) 1) * IZR xn ^ k * IZR fd)); [field; split; assumption|]. rewrite H2. field. exact H5. }
  rewrite S in N, L. set (v := lerch z k x) in *. set (t := mulZ m (MatZ fn 0 0 fd)) in *.
  assert (T : top_of t v = IZR fd * top_of m (IZR fn / IZR fd * v)) by (unfold t, top_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; field; exact H5).
  assert (B : bottom_of t v = IZR fd * bottom_of m (IZR fn / IZR fd * v)) by (unfold t, bottom_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; field; exact H5).
  destruct (proportional_ok t m' v H0) as [N' E]; [rewrite B; apply Rmult_integral_contrapositive_currified; assumption|].
  split; [exact N'|]. rewrite <- E, T, B. replace (IZR fd * top_of m (IZR fn / IZR fd * v) / (IZR fd * bottom_of m (IZR fn / IZR fd * v))) with (top_of m (IZR fn / IZR fd * v) / bottom_of m (IZR fn / IZR fd * v)); [exact L|].
  field. split; assumption.
Qed.
(** With a simpler name for the sum. *)
Theorem renamed a b m x v : v = x -> limit_of a b m v -> limit_of a b m x.
Proof. intros <- H. exact H. Qed.
Lemma unit_lerch k : lerch (1 / 1) k (1 / 1) = zeta k.
Proof. replace (1 / 1) with 1 by field. apply lerch_zeta. Qed.
Lemma half_lerch : lerch (-1 / 1) 2 (1 / 2) = 4 / 1 * catalan.
Proof. replace (-1 / 1) with (-1) by field. rewrite lerch_catalan. field. Qed.
Theorem scaled a b m m' c d x v : v = IZR c / IZR d * x -> (negb (Z.eqb d 0) && proportional (mulZ m (MatZ c 0 0 d)) m')%bool = true -> limit_of a b m v -> limit_of a b m' x.
Proof.
  intros E C [N H]. apply andb_prop in C. destruct C as [D C]. rewrite negb_true_iff in D. apply Z.eqb_neq, IZR_neq in D. set (t := mulZ m (MatZ c 0 0 d)) in *.
  assert (T : top_of t x = IZR d * top_of m v) by (rewrite E; unfold t, top_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; field; exact D).
  assert (B : bottom_of t x = IZR d * bottom_of m v) by (rewrite E; unfold t, bottom_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; field; exact D).
  destruct (proportional_ok t m' x C) as [N' P]; [rewrite B; apply Rmult_integral_contrapositive_currified; assumption|]. split; [exact N'|]. rewrite <- P, T, B.
  replace (IZR d * top_of m v / (IZR d * bottom_of m v)) with (top_of m v / bottom_of m v); [exact H|]. field. split; assumption.
Qed.
