(** Polynomials with integer coefficients as lists, lowest power first, with arithmetic for vm_compute: what a checker computes is what the
    real polynomial does. A polynomial is positive from N on if its coefficients at N (Taylor shift) are. *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction.
Import ListNotations.

Fixpoint evalZ (c : list Z) (x : Z) : Z := match c with [] => 0%Z | h :: t => (h + x * evalZ t x)%Z end.
Fixpoint evalR (c : list Z) (x : R) : R := match c with [] => 0%R | h :: t => (IZR h + x * evalR t x)%R end.
Definition seq (c : list Z) (n : nat) : R := evalR c (INR n).
Lemma evalR_IZR c x : evalR c (IZR x) = IZR (evalZ c x).
Proof. induction c as [|h t IH]; simpl; [reflexivity|]. rewrite IH, plus_IZR, mult_IZR. reflexivity. Qed.
Lemma seq_Z c n : seq c n = IZR (evalZ c (Z.of_nat n)).
Proof. unfold seq. rewrite INR_IZR_INZ. apply evalR_IZR. Qed.
Definition nonneg (c : list Z) := forallb (Z.leb 0) c.
Definition positive (c : list Z) := match c with [] => false | h :: t => andb (Z.ltb 0 h) (nonneg t) end.
Lemma nonneg_ok c x : nonneg c = true -> (0 <= x)%R -> (0 <= evalR c x)%R.
Proof.
  intros H Hx. induction c as [|h t IH]; simpl in *; [lra|]. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.leb_le in H1. apply IZR_le in H1. specialize (IH H2). apply Rplus_le_le_0_compat; [assumption|]. apply Rmult_le_pos; assumption.
Qed.
Lemma positive_ok c x : positive c = true -> (0 <= x)%R -> (0 < evalR c x)%R.
Proof.
  intros H Hx. destruct c as [|h t]; [discriminate|]. simpl in *. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.ltb_lt in H1. apply IZR_lt in H1. pose proof (nonneg_ok t x H2 Hx). pose proof (Rmult_le_pos _ _ Hx H). lra.
Qed.
(** Polynomial arithmetic, to be evaluated with vm_compute. *)
Fixpoint add (x y : list Z) := match x, y with [], _ => y | _, [] => x | a :: s, b :: t => (a + b)%Z :: add s t end.
Definition smul (c : Z) := map (Z.mul c).
Fixpoint pmul (x y : list Z) := match x with [] => [] | a :: s => add (smul a y) (0%Z :: pmul s y) end.
Fixpoint shift (k : Z) (c : list Z) := match c with [] => [] | h :: t => add [h] (pmul [k; 1%Z] (shift k t)) end.
Definition sub x y := add x (smul (-1) y).
Lemma add_ok x : forall y r, evalR (add x y) r = (evalR x r + evalR y r)%R.
Proof. induction x as [|a s IH]; intros [|b t] r; simpl; try ring. rewrite IH, plus_IZR. ring. Qed.
Lemma smul_ok c x r : evalR (smul c x) r = (IZR c * evalR x r)%R.
Proof. induction x as [|a s IH]; simpl; [ring|]. rewrite IH, mult_IZR. ring. Qed.
Lemma pmul_ok x y r : evalR (pmul x y) r = (evalR x r * evalR y r)%R.
Proof. induction x as [|a s IH]; simpl; [ring|]. rewrite add_ok, smul_ok. simpl. rewrite IH. ring. Qed.
Lemma shift_ok k c r : evalR (shift k c) r = evalR c (r + IZR k)%R.
Proof.
  induction c as [|h t IH]; [reflexivity|].
  change (shift k (h :: t)) with (add [h] (pmul [k; 1%Z] (shift k t))). rewrite add_ok, pmul_ok, IH. cbn [evalR]. ring.
Qed.
Definition is_zero (c : list Z) := forallb (Z.eqb 0) c.
Lemma is_zero_ok c r : is_zero c = true -> evalR c r = 0%R.
Proof.
  induction c as [|h t IH]; [reflexivity|]. intros H. unfold is_zero in H. cbn [forallb] in H. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.eqb_eq in H1. cbn [evalR]. rewrite <- H1, IH by assumption. ring.
Qed.
Lemma sub_zero x y r : is_zero (sub x y) = true -> evalR x r = evalR y r.
Proof. intros H. apply (is_zero_ok _ r) in H. unfold sub in H. rewrite add_ok, smul_ok in H. lra. Qed.
Lemma seq_S c n : seq c (S n) = evalR (shift 1 c) (INR n).
Proof. rewrite shift_ok, <- S_INR. reflexivity. Qed.
Lemma seq_shift c n k : seq c (n + k) = evalR (shift (Z.of_nat k) c) (INR n).
Proof. rewrite shift_ok, <- INR_IZR_INZ, <- plus_INR. reflexivity. Qed.
Lemma from_shift N (P : R -> Prop) : (forall x, (0 <= x)%R -> P (x + INR N)%R) -> forall n, (N <= n)%nat -> P (INR n).
Proof. intros H n Hn. replace (INR n) with (INR (n - N) + INR N)%R by (rewrite <- plus_INR; f_equal; lia). apply H. apply pos_INR. Qed.
(** A polynomial is positive from N on, by its coefficients at N. *)
Lemma pos_from N c : positive (shift (Z.of_nat N) c) = true -> forall n, (N <= n)%nat -> (0 < seq c n)%R.
Proof.
  intros H n Hn. unfold seq. revert n Hn. apply (from_shift N (fun y => (0 < evalR c y)%R)). intros x Hx.
  rewrite INR_IZR_INZ, <- shift_ok. apply positive_ok; assumption.
Qed.
Lemma nonneg_from N c : nonneg (shift (Z.of_nat N) c) = true -> forall n, (N <= n)%nat -> (0 <= seq c n)%R.
Proof.
  intros H n Hn. unfold seq. revert n Hn. apply (from_shift N (fun y => (0 <= evalR c y)%R)). intros x Hx.
  rewrite INR_IZR_INZ, <- shift_ok. apply nonneg_ok; assumption.
Qed.
(** Convergents in Z. *)
Record matZ := MatZ { z11 : Z; z12 : Z; z21 : Z; z22 : Z }.
Definition mulZ (x y : matZ) := (MatZ (z11 x * z11 y + z12 x * z21 y) (z11 x * z12 y + z12 x * z22 y)
  (z21 x * z11 y + z22 x * z21 y) (z21 x * z12 y + z22 x * z22 y))%Z.
Fixpoint convZ (a b : list Z) (n : nat) : matZ := match n with O => MatZ 1 (evalZ a 0) 0 1
  | S j => mulZ (convZ a b j) (MatZ 0 (evalZ b (Z.of_nat (S j))) 1 (evalZ a (Z.of_nat (S j)))) end.
Definition toR (x : matZ) := Mat (IZR (z11 x)) (IZR (z12 x)) (IZR (z21 x)) (IZR (z22 x)).
Lemma toR_mul x y : toR (mulZ x y) = mul (toR x) (toR y).
Proof. unfold toR, mulZ, mul; simpl. rewrite !plus_IZR, !mult_IZR. reflexivity. Qed.
Lemma conv_Z a b n : conv (seq a) (seq b) n = toR (convZ a b n).
Proof.
  induction n as [|n IH]; [simpl; unfold toR; simpl; rewrite seq_Z; reflexivity|].
  cbn [conv convZ]. rewrite toR_mul, <- IH. f_equal. unfold step, toR; cbn [z11 z12 z21 z22]. rewrite !seq_Z. reflexivity.
Qed.

(** One sign from N on, whichever it is. *)
Definition fixed_sign (N : Z) (c : list Z) := (positive (shift N c) || positive (shift N (smul (-1) c)))%bool.
Lemma fixed_sign_ne N c : fixed_sign (Z.of_nat N) c = true -> forall n, (N <= n)%nat -> seq c n <> 0%R.
Proof.
  intros H n Hn E. unfold fixed_sign in H. apply orb_prop in H. destruct H as [H|H]; pose proof (pos_from _ _ H n Hn) as X; unfold seq in *.
  - rewrite E in X. lra.
  - rewrite smul_ok, E in X. lra.
Qed.
(** seq at n + 1. *)
Lemma shift_1_ok c n : seq (shift 1 c) n = seq c (S n).
Proof. symmetry. apply seq_S. Qed.
(** The value at m' + j of a polynomial, by its shift from m. *)
Lemma seq_moved c m m' j : seq (shift (Z.of_nat m' - Z.of_nat m) c) (m + j) = seq c (m' + j).
Proof.
  unfold seq. rewrite shift_ok. f_equal. rewrite !plus_INR, minus_IZR, <- !INR_IZR_INZ. ring.
Qed.
(** |value| <= (sum of |coefficients|) (x + 1)^length. *)
Definition sumabs (c : list Z) := fold_right (fun h s => Z.abs h + s)%Z 0%Z c.
Open Scope R_scope.
Lemma sumabs_pos c : 0 <= IZR (sumabs c).
Proof. apply IZR_le. induction c; simpl; lia. Qed.
Lemma entry_bound c x D : (length c <= D)%nat -> 0 <= x -> Rabs (evalR c x) <= IZR (sumabs c) * (x + 1) ^ D.
Proof.
  revert D. induction c as [|h t IH]; intros D HD Hx; cbn [evalR sumabs fold_right].
  - rewrite Rabs_R0. assert (0 <= (x + 1) ^ D) by (apply pow_le; lra). simpl. lra.
  - destruct D as [|D]; [simpl in HD; lia|]. specialize (IH D ltac:(simpl in HD; lia) Hx). fold (sumabs t) in *.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult, (Rabs_pos_eq x) by assumption. rewrite plus_IZR, abs_IZR. cbn [pow].
    assert (1 <= (x + 1) ^ D) by (apply pow_R1_Rle; lra). pose proof (Rabs_pos (IZR h)). pose proof (sumabs_pos t).
    assert (x * Rabs (evalR t x) <= x * (IZR (sumabs t) * (x + 1) ^ D)) by (apply Rmult_le_compat_l; assumption).
    assert (A1 : 1 <= (x + 1) * (x + 1) ^ D) by (change ((x+1) * (x+1)^D) with ((x + 1) ^ (S D)); apply pow_R1_Rle; lra).
    assert (Rabs (IZR h) * 1 <= Rabs (IZR h) * ((x + 1) * (x + 1) ^ D)) by (apply Rmult_le_compat_l; assumption).
    assert (0 <= IZR (sumabs t) * (x + 1) ^ D) by (apply Rmult_le_pos; lra). 
    replace ((Rabs (IZR h) + IZR (sumabs t)) * ((x + 1) * (x + 1) ^ D))
      with (Rabs (IZR h) * ((x + 1) * (x + 1) ^ D) + x * (IZR (sumabs t) * (x + 1) ^ D) + IZR (sumabs t) * (x + 1) ^ D) by ring. lra.
Qed.
(** |value| <= (sum of |coefficients|) x^d, d at least the degree, x >= 1. *)
Fixpoint deg_le (d : nat) (c : list Z) : bool := match c, d with [], _ => true | _ :: t, O => is_zero t | _ :: t, S d => deg_le d t end.
Lemma deg_bound x : 1 <= x -> forall c d, deg_le d c = true -> Rabs (evalR c x) <= IZR (sumabs c) * x ^ d.
Proof.
  intros Hx. induction c as [|h t IH]; intros d H.
  - simpl. rewrite Rabs_R0. lra.
  - cbn [evalR sumabs fold_right]. fold (sumabs t). rewrite plus_IZR, abs_IZR. pose proof (sumabs_pos t) as St. destruct d as [|d].
    + cbn [deg_le] in H. rewrite (is_zero_ok t x H), Rmult_0_r, Rplus_0_r. simpl. lra.
    + specialize (IH d H). cbn [pow]. eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult, (Rabs_pos_eq x) by lra.
      assert (1 <= x ^ d) by (apply pow_R1_Rle; exact Hx). assert (1 <= x * x ^ d) by (change (x * x ^ d) with (x ^ (S d)); apply pow_R1_Rle; exact Hx).
      assert (Rabs (IZR h) * 1 <= Rabs (IZR h) * (x * x ^ d)) by (apply Rmult_le_compat_l; [apply Rabs_pos | assumption]).
      assert (x * Rabs (evalR t x) <= x * (IZR (sumabs t) * x ^ d)) by (apply Rmult_le_compat_l; lra).
      replace ((Rabs (IZR h) + IZR (sumabs t)) * (x * x ^ d)) with (Rabs (IZR h) * (x * x ^ d) + x * (IZR (sumabs t) * x ^ d)) by ring. lra.
Qed.
Definition power (d : nat) : list Z := repeat 0%Z d ++ [1%Z].
Lemma power_at d x : evalR (power d) x = x ^ d.
Proof. induction d as [|d IH]; [simpl; ring|]. change (power (S d)) with (0%Z :: power d). cbn [evalR]. rewrite IH. simpl. ring. Qed.
(** A polynomial as a reader writes it, - n^2 + 3 n - 1: [shown c] computes to the terms of that text. *)
Definition size (n : nat) (c : Z) (k : nat) : R := let x := match k with O => 1 | 1%nat => INR n | _ => INR n ^ k end in
  match k with O => IZR c | _ => if Z.eqb c 1 then x else IZR c * x end.
Fixpoint shown_from (n : nat) (c : list Z) (k : nat) : option R := match c with
  | [] => None
  | h :: t => match shown_from n t (S k) with
    | None => if Z.eqb h 0 then None else Some (if (Z.eqb h (-1) && negb (Nat.eqb k 0))%bool then - size n 1 k else size n h k)
    | Some r => Some (if Z.eqb h 0 then r else if Z.ltb 0 h then r + size n h k else r - size n (- h) k) end end.
Definition shown (c : list Z) (n : nat) : R := match shown_from n c 0 with None => 0 | Some r => r end.
Lemma size_ok n c k : size n c k = IZR c * INR n ^ k.
Proof.
  unfold size. destruct k as [|[|k]]; [simpl; ring | |]; (destruct (Z.eqb c 1) eqn:E; [apply Z.eqb_eq in E; subst c; cbn [pow]; ring | cbn [pow]; ring]).
Qed.
Lemma shown_from_ok n c : forall k, match shown_from n c k with None => evalR c (INR n) = 0 | Some r => r = INR n ^ k * evalR c (INR n) end.
Proof.
  induction c as [|h t IH]; intros k; cbn [shown_from evalR]; [reflexivity|]. specialize (IH (S k)). destruct (shown_from n t (S k)) as [r|].
  - cbn [pow] in IH. subst r. destruct (Z.eqb h 0) eqn:E; [apply Z.eqb_eq in E; subst h; ring|].
    destruct (Z.ltb 0 h); rewrite size_ok, ?opp_IZR; ring.
  - rewrite IH. destruct (Z.eqb h 0) eqn:E; [apply Z.eqb_eq in E; subst h; ring|].
    destruct (Z.eqb h (-1) && negb (Nat.eqb k 0))%bool eqn:F; [apply andb_prop in F; destruct F as [F _]; apply Z.eqb_eq in F; subst h; rewrite size_ok; ring | rewrite size_ok; ring].
Qed.
Lemma shown_ok c n : seq c n = shown c n.
Proof. unfold seq, shown. pose proof (shown_from_ok n c 0) as H. destruct (shown_from n c 0) as [r|]; [rewrite H; simpl; ring | exact H]. Qed.
