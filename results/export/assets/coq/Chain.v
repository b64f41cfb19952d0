(** Limits as Moebius images of one number, carried along chains of steps.

    [limit_of a b m x]: PCF(a, b) = (z11 x + z12)/(z21 x + z22), m a matrix of integers, and the denominator is not 0. *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Gauge Ends.
Import ListNotations.

Definition proportional (x y : matZ) := let c i j k l := Z.eqb (i * l) (j * k) in
  (c (z11 x) (z12 x) (z11 y) (z12 y) && c (z11 x) (z21 x) (z11 y) (z21 y) && c (z11 x) (z22 x) (z11 y) (z22 y)
   && c (z12 x) (z21 x) (z12 y) (z21 y) && c (z12 x) (z22 x) (z12 y) (z22 y) && c (z21 x) (z22 x) (z21 y) (z22 y)
   && negb (Z.eqb (z21 y) 0 && Z.eqb (z22 y) 0) && negb (Z.eqb (z21 x) 0 && Z.eqb (z22 x) 0))%bool.
Definition check_follow a b a' b' g c w m m' :=
  (check_step a b a' b' g c w && proportional (mulZ (MatZ (r11 g) (r12 g) (r21 g) (r22 g)) m) m')%bool.
Definition check_flip (a a' : list Z) (m m' : matZ) :=
  (eqp a' (smul (-1) a) && proportional (MatZ (- z11 m) (- z12 m) (z21 m) (z22 m)) m')%bool.

Open Scope R_scope.
Definition top_of m x := IZR (z11 m) * x + IZR (z12 m).
Definition bottom_of m x := IZR (z21 m) * x + IZR (z22 m).
Definition limit_of (a b : list Z) (m : matZ) (x : R) := bottom_of m x <> 0 /\ pcf_limit (seq a) (seq b) (top_of m x / bottom_of m x).

Lemma is_itself a b x : pcf_limit (seq a) (seq b) x -> limit_of a b (MatZ 1 0 0 1) x.
Proof. intros H. unfold limit_of, top_of, bottom_of. simpl. split; [lra|]. replace ((1 * x + 0) / (0 * x + 1)) with x by (field; lra). exact H. Qed.
Lemma is_rational a b u v : v <> 0%Z -> pcf_limit (seq a) (seq b) (IZR u / IZR v) -> limit_of a b (MatZ 0 u 0 v) 0.
Proof.
  intros Hv H. apply IZR_neq in Hv. unfold limit_of, top_of, bottom_of. cbn [z11 z12 z21 z22]. rewrite Rmult_0_r, !Rplus_0_l. split; [exact Hv | exact H].
Qed.
Lemma proportional_ok x y u : proportional x y = true -> bottom_of x u <> 0 -> bottom_of y u <> 0 /\ top_of x u / bottom_of x u = top_of y u / bottom_of y u.
Proof.
  unfold proportional. intros H N. do 7 (apply andb_prop in H; destruct H as [H ?]). rewrite negb_true_iff in *.
  apply Z.eqb_eq in H, H2, H3, H4, H5, H6. apply (f_equal IZR) in H, H2, H3, H4, H5, H6. rewrite !mult_IZR in *.
  rename H into E1, H6 into E2, H5 into E3, H4 into E4, H3 into E5, H2 into E6.
  unfold top_of, bottom_of in *. destruct x as [a b c d], y as [a' b' c' d']. cbn [z11 z12 z21 z22] in *.
  assert (K : (IZR a * u + IZR b) * (IZR c' * u + IZR d') = (IZR a' * u + IZR b') * (IZR c * u + IZR d)).
  { transitivity (IZR a * IZR c' * u * u + IZR a * IZR d' * u + IZR b * IZR c' * u + IZR b * IZR d'); [ring|]. rewrite E2, E3, E4, E5. ring. }
  assert (NB : IZR c' * u + IZR d' <> 0).
  { intros Z. apply N. assert (M1 : IZR c' * (IZR c * u + IZR d) = 0).
    { transitivity (IZR c * (IZR c' * u + IZR d') - (IZR c * IZR d' - IZR d * IZR c')); [ring|]. rewrite Z, E6. ring. }
    assert (M2 : IZR d' * (IZR c * u + IZR d) = 0).
    { transitivity (IZR d * (IZR c' * u + IZR d') + u * (IZR c * IZR d' - IZR d * IZR c')); [ring|]. rewrite Z, E6. ring. }
    apply Rmult_integral in M1. apply Rmult_integral in M2. destruct M1 as [M1|M1]; [|exact M1]. destruct M2 as [M2|M2]; [|exact M2].
    apply eq_IZR in M1, M2. subst c' d'. discriminate. }
  split; [exact NB|]. apply Rmult_eq_reg_r with (IZR c * u + IZR d); [|exact N]. apply Rmult_eq_reg_r with (IZR c' * u + IZR d'); [|exact NB].
  replace ((IZR a * u + IZR b) / (IZR c * u + IZR d) * (IZR c * u + IZR d) * (IZR c' * u + IZR d')) with ((IZR a * u + IZR b) * (IZR c' * u + IZR d')) by (field; exact N).
  rewrite K. field. exact NB.
Qed.

(** One gauge step. *)
Theorem follow a b a' b' g c w m m' x : check_follow a b a' b' g c w m m' = true -> limit_of a' b' m x -> limit_of a b m' x.
Proof.
  intros H [N HL]. unfold check_follow in H. apply andb_prop in H. destruct H as [H HP].
  destruct (along a b a' b' g c w _ H HL) as [N' V]. unfold limit_of.
  set (t := mulZ (MatZ (r11 g) (r12 g) (r21 g) (r22 g)) m) in *.
  assert (T : top_of t x = IZR (r11 g) * top_of m x + IZR (r12 g) * bottom_of m x) by (unfold t, top_of, bottom_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; ring).
  assert (B : bottom_of t x = IZR (r21 g) * top_of m x + IZR (r22 g) * bottom_of m x) by (unfold t, top_of, bottom_of, mulZ; cbn [z11 z12 z21 z22]; rewrite !plus_IZR, !mult_IZR; ring).
  assert (NB : bottom_of t x <> 0).
  { rewrite B. intros Z. apply N'. apply Rmult_eq_reg_r with (bottom_of m x); [|exact N]. rewrite Rmult_0_l, <- Z. field. exact N. }
  destruct (proportional_ok t m' x HP NB) as [N2 E]. split; [exact N2|]. rewrite <- E.
  replace (top_of t x / bottom_of t x) with ((IZR (r11 g) * (top_of m x / bottom_of m x) + IZR (r12 g)) / (IZR (r21 g) * (top_of m x / bottom_of m x) + IZR (r22 g))); [exact V|].
  rewrite T. rewrite B in *. field. repeat split; try assumption.
Qed.
(** PCF(-a, b). *)
Theorem flip a b a' m m' x : check_flip a a' m m' = true -> limit_of a' b m x -> limit_of a b m' x.
Proof.
  intros H [N HL]. unfold check_flip in H. apply andb_prop in H. destruct H as [HE HP]. unfold eqp in HE.
  set (t := MatZ (- z11 m) (- z12 m) (z21 m) (z22 m)) in *.
  assert (T : top_of t x = - top_of m x) by (unfold t, top_of; cbn [z11 z12 z21 z22]; rewrite !opp_IZR; ring).
  assert (B : bottom_of t x = bottom_of m x) by reflexivity.
  destruct (proportional_ok t m' x HP ltac:(rewrite B; exact N)) as [N2 E]. split; [exact N2|]. rewrite <- E, T, B.
  replace (- top_of m x / bottom_of m x) with (- (top_of m x / bottom_of m x)) by (field; exact N).
  apply (pcf_limit_ext (fun i => - seq a' i) (seq b)); [|reflexivity|apply pcf_limit_opp; exact HL].
  intros i. unfold seq. rewrite (sub_zero _ _ (INR i) HE), smul_ok. ring.
Qed.
(** The statement for a reader: sequences and a value in their usual form. *)
Theorem conclude a b m x v : limit_of a b m x -> top_of m x / bottom_of m x = v -> pcf_limit (shown a) (shown b) v.
Proof. intros [_ H] <-. apply (pcf_limit_ext _ _ _ _ _ (shown_ok a) (shown_ok b) H). Qed.
Lemma shown_sign s a n : IZR s * seq a n = shown (smul s a) n.
Proof. rewrite <- shown_ok. unfold seq. rewrite smul_ok. reflexivity. Qed.
(** Relations of two limits, by a chain of steps or by one; s, s' are the signs with which a, a' are meant: PCF(-a, b) = -PCF(a, b). *)
Definition check_signs (m : matZ) (s s' p q r t : Z) :=
  (Z.eqb (s * s) 1 && Z.eqb (s' * s') 1 && proportional (MatZ (s * s' * z11 m) (s * z12 m) (s' * z21 m) (z22 m)) (MatZ p q r t))%bool.
Lemma pcf_limit_sign a b L s : (s * s)%Z = 1%Z -> pcf_limit a b L -> pcf_limit (fun n => IZR s * a n) b (IZR s * L).
Proof.
  intros Hs H. assert (E : s = 1%Z \/ s = (-1)%Z) by nia. destruct E as [-> | ->].
  - rewrite Rmult_1_l. apply (pcf_limit_ext a b); auto. intros i. ring.
  - replace (-1 * L) with (- L) by ring. apply (pcf_limit_ext (fun i => - a i) b); [intros i; ring | reflexivity | apply pcf_limit_opp; exact H].
Qed.
Theorem related_by a b a' b' m c' s s' p q r t : (check_growth a' b' c' && check_signs m s s' p q r t)%bool = true ->
  (forall x, pcf_limit (seq a') (seq b') x -> limit_of a b m x) ->
  exists L L', pcf_limit (shown (smul s a)) (shown b) L /\ pcf_limit (shown (smul s' a')) (shown b') L' /\ IZR r * L' + IZR t <> 0 /\ L = (IZR p * L' + IZR q) / (IZR r * L' + IZR t).
Proof.
  intros H HM. pose proof (shown_sign s a) as H1. pose proof (shown_ok b) as H2. pose proof (shown_sign s' a') as H3. pose proof (shown_ok b') as H4. apply andb_prop in H. destruct H as [H HS]. destruct (converges a' b' c' H) as [L' B]. destruct (HM L' B) as [D A].
  set (L := top_of m L' / bottom_of m L') in *.
  unfold check_signs in HS. apply andb_prop in HS. destruct HS as [HS HP]. apply andb_prop in HS. destruct HS as [S1 S2]. apply Z.eqb_eq in S1, S2.
  exists (IZR s * L), (IZR s' * L'). assert (Q1 : IZR s * IZR s = 1) by (rewrite <- mult_IZR, S1; reflexivity). assert (Q2 : IZR s' * IZR s' = 1) by (rewrite <- mult_IZR, S2; reflexivity).
  assert (BO : bottom_of (MatZ (s * s' * z11 m) (s * z12 m) (s' * z21 m) (z22 m)) (IZR s' * L') = bottom_of m L').
  { unfold bottom_of. cbn [z21 z22]. rewrite mult_IZR. transitivity (IZR s' * IZR s' * IZR (z21 m) * L' + IZR (z22 m)); [ring|]. rewrite Q2. ring. }
  assert (TO : top_of (MatZ (s * s' * z11 m) (s * z12 m) (s' * z21 m) (z22 m)) (IZR s' * L') = IZR s * top_of m L').
  { unfold top_of. cbn [z11 z12]. rewrite !mult_IZR. transitivity (IZR s' * IZR s' * (IZR s * IZR (z11 m) * L') + IZR s * IZR (z12 m)); [ring|]. rewrite Q2. ring. }
  destruct (proportional_ok _ _ (IZR s' * L') HP ltac:(rewrite BO; exact D)) as [N E]. rewrite BO, TO in E. unfold top_of at 2 in E. unfold bottom_of at 2 in E. unfold bottom_of in N. cbn [z11 z12 z21 z22] in N, E.
  split; [apply (pcf_limit_ext _ _ _ _ _ H1 H2), pcf_limit_sign; assumption|]. split; [apply (pcf_limit_ext _ _ _ _ _ H3 H4), pcf_limit_sign; assumption|].
  split; [exact N|]. rewrite <- E. unfold L, Rdiv. ring.
Qed.
Theorem related a b a' b' g c w c' s s' p q r t :
  (check_step a b a' b' g c w && (check_growth a' b' c' && check_signs (MatZ (r11 g) (r12 g) (r21 g) (r22 g)) s s' p q r t))%bool = true ->
  exists L L', pcf_limit (shown (smul s a)) (shown b) L /\ pcf_limit (shown (smul s' a')) (shown b') L' /\ IZR r * L' + IZR t <> 0 /\ L = (IZR p * L' + IZR q) / (IZR r * L' + IZR t).
Proof.
  intros H. apply andb_prop in H. destruct H as [H HS]. apply (related_by _ _ _ _ _ _ _ _ _ _ _ _ HS).
  intros x Hx. exact (along a b a' b' g c w x H Hx).
Qed.
(** Left to the kernel, which computes it once. *)
Ltac by_computation := vm_cast_no_check (@eq_refl bool true).
