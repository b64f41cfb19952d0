(** Quotients of hypergeometric functions.

    H(c) = sum prod_(i < k) M(i)/((c + i)(i + 1)), M(x) = m2 x^2 + m1 x + m0, satisfies
        (1 - m2) c (c+1) H(c) = (c+1) (c + m1 - m2 (2c + 1)) H(c+1) + M(-c-1) H(c+2)
    (a telescoping sum), and H(c + n) -> 1. So, for |m2| < 1, m2 < 1/2,
        a n = s ((1 - 2 m2)(n + c) + m1 - m2),  b n = s^2 (1 - m2) M(-c - n)   gives   L = s (1 - m2) c H(c)/H(c + 1).
    Gauss's, Kummer's and Bessel's fractions are the cases M(x) = z (x + A)(x + B), z (x + A), z. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Tail Ratio Functions.
Open Scope R_scope.

(** 1/(y + n) -> 0. *)
Lemma inv_shift_lim y : is_lim_seq (fun n => / (y + INR n)) 0.
Proof.
  replace (Finite 0) with (Rbar_inv p_infty) by reflexivity. apply is_lim_seq_inv; [|discriminate].
  apply is_lim_seq_plus with (Finite y) p_infty; [apply is_lim_seq_const | apply is_lim_seq_INR | reflexivity].
Qed.
Lemma shift_pos y : eventually (fun n => 1 <= y + INR n).
Proof.
  destruct (nfloor_ex (Rabs y + 1) ltac:(pose proof (Rabs_pos y); lra)) as [k [_ Hk]]. exists (S k). intros n Hn.
  assert (INR (S k) <= INR n) by (apply le_INR; exact Hn). rewrite S_INR in H. pose proof (Rle_abs (- y)) as R. rewrite Rabs_Ropp in R. lra.
Qed.
Section Hyp.
Variables (m2 m1 m0 : R).
Hypothesis m2_small : Rabs m2 < 1.
Notation t := (term m2 m1 m0).
Notation h := (hyp m2 m1 m0).
Definition M x := m2 * x ^ 2 + m1 * x + m0.

(** The quotient of terms tends to m2. *)
Lemma quotient_lim y x : is_lim_seq (fun n => M (x + INR n) / ((y + INR n) * (1 + INR n))) m2.
Proof.
  pose proof (inv_shift_lim y) as I. pose proof (inv_shift_lim 1) as J.
  assert (E : is_lim_seq (fun n => m2 * ((1 + (x - y) * / (y + INR n)) * (1 + (x - 1) * / (1 + INR n))) + m1 * ((1 + (x - 1) * / (1 + INR n)) * / (y + INR n)) + m0 * (/ (y + INR n) * / (1 + INR n)))
    (m2 * ((1 + (x - y) * 0) * (1 + (x - 1) * 0)) + m1 * ((1 + (x - 1) * 0) * 0) + m0 * (0 * 0))).
  { apply is_lim_seq_plus'; [apply is_lim_seq_plus'|]; apply (is_lim_seq_scal_l _ _ (Finite _)); apply is_lim_seq_mult'; auto;
      try (apply is_lim_seq_plus'; [apply is_lim_seq_const | apply (is_lim_seq_scal_l _ _ (Finite 0)); auto]). }
  replace (m2 * ((1 + (x - y) * 0) * (1 + (x - 1) * 0)) + m1 * ((1 + (x - 1) * 0) * 0) + m0 * (0 * 0)) with m2 in E by ring.
  apply is_lim_seq_ext_loc with (2 := E). destruct (shift_pos y) as [N HN]. exists N. intros n Hn. specialize (HN n Hn). pose proof (pos_INR n). unfold M. field. split; lra.
Qed.
Lemma lim_abs_below u l r : is_lim_seq u (Finite l) -> Rabs l < r -> eventually (fun n => Rabs (u n) <= r).
Proof.
  intros HL Hr. apply is_lim_seq_spec in HL. destruct (HL (mkposreal (r - Rabs l) ltac:(lra))) as [N HN]. exists N. intros n Hn. specialize (HN n Hn). simpl in HN.
  pose proof (Rabs_triang (u n - l) l) as T. replace (u n - l + l) with (u n) in T by ring. lra.
Qed.
Definition half := (1 + Rabs m2) / 2.
Lemma half_range : 0 < half < 1 /\ Rabs m2 < half.
Proof. unfold half. pose proof (Rabs_pos m2). lra. Qed.

Lemma t_geometric c : exists C, 0 <= C /\ forall k, Rabs (t c k) <= C * half ^ k.
Proof.
  destruct half_range as [Hh Hm]. destruct (lim_abs_below _ _ half (quotient_lim c 0) Hm) as [N HN]. apply (geometric_bound half N Hh).
  intros k Hk. rewrite term_S, Rabs_mult, Rmult_comm. apply Rmult_le_compat_r; [apply Rabs_pos|]. specialize (HN k Hk). unfold M in HN. rewrite Rplus_0_l, (Rplus_comm 1) in HN. exact HN.
Qed.
Lemma t_series c : ex_series (t c).
Proof. destruct half_range as [Hh _]. destruct (t_geometric c) as [C [_ B]]. apply (ex_series_geometric _ C half Hh B). Qed.

Lemma c_next c : (forall i, c + INR i <> 0) -> forall i, c + 1 + INR i <> 0.
Proof. intros Hc i. specialize (Hc (S i)). rewrite S_INR in Hc. lra. Qed.
Lemma t_next c k : (forall i, c + INR i <> 0) -> t (c + 1) k = t c k * (c / (c + INR k)).
Proof.
  intros Hc. pose proof (Hc O) as H0. rewrite Rplus_0_r in H0. induction k as [|k IH]; [simpl; field; lra|].
  pose proof (Hc k). pose proof (Hc (S k)). rewrite !term_S, IH. rewrite S_INR in *. pose proof (pos_INR k). field. repeat split; lra.
Qed.
Lemma contiguous c : (forall i, c + INR i <> 0) ->
  (1 - m2) * c * (c + 1) * h c = (c + 1) * (c + m1 - m2 * (2 * c + 1)) * h (c + 1) + M (- c - 1) * h (c + 1 + 1).
Proof.
  intros Hc. pose proof (c_next c Hc) as Hc1. pose proof (c_next _ Hc1) as Hc2. pose proof (Hc O) as H0. rewrite Rplus_0_r in H0. pose proof (Hc1 O) as H1. rewrite Rplus_0_r in H1.
  set (u := t (c + 1 + 1)). set (g := fun k => - (INR k * (c + 1 + INR k) * u k)).
  assert (G0 : is_lim_seq g 0).
  { destruct half_range as [Hh _]. destruct (t_geometric (c + 1 + 1)) as [C [_ B]]. pose proof (poly_times_geometric _ C half 2 Hh B) as L2. fold u in L2.
    apply is_lim_seq_abs_0. apply (is_lim_seq_le_le (fun _ => 0) _ (fun k => (Rabs (c + 1) + 1) * Rabs ((INR k + 1) ^ 2 * u k))).
    - intros k. split; [apply Rabs_pos|]. unfold g. rewrite Rabs_Ropp, !Rabs_mult. pose proof (pos_INR k). pose proof (Rabs_pos (c + 1)) as Pc.
      rewrite <- Rmult_assoc. apply Rmult_le_compat_r; [apply Rabs_pos|]. rewrite (Rabs_pos_eq (INR k)) by assumption. rewrite (Rabs_pos_eq ((INR k + 1) ^ 2)) by (apply pow_le; lra).
      pose proof (Rabs_triang (c + 1) (INR k)) as T. rewrite (Rabs_pos_eq (INR k)) in T by assumption.
      apply Rle_trans with ((INR k + 1) * ((Rabs (c + 1) + 1) * (INR k + 1))); [apply Rmult_le_compat; [lra | apply Rabs_pos | lra | nra] | right; ring].
    - apply is_lim_seq_const.
    - replace (Finite 0) with (Rbar_mult (Finite (Rabs (c + 1) + 1)) (Finite 0)) by (simpl; f_equal; ring). apply is_lim_seq_scal_l.
      apply (is_lim_seq_abs _ (Finite 0)) in L2. simpl in L2. rewrite Rabs_R0 in L2. exact L2. }
  pose proof (is_series_telescoping g G0) as S0. apply is_series_unique in S0. replace (- g O) with 0 in S0 by (unfold g; simpl; ring).
  assert (S1 : Series (fun k => (1 - m2) * c * (c + 1) * t c k - (c + 1) * (c + m1 - m2 * (2 * c + 1)) * t (c + 1) k - M (- c - 1) * u k) =
    (1 - m2) * c * (c + 1) * h c - (c + 1) * (c + m1 - m2 * (2 * c + 1)) * h (c + 1) - M (- c - 1) * h (c + 1 + 1)).
  { unfold hyp, u. rewrite !Series_minus, !Series_scal_l; [reflexivity|..].
    - apply (ex_series_scal ((1 - m2) * c * (c + 1)) (t c)). apply t_series.
    - apply (ex_series_scal ((c + 1) * (c + m1 - m2 * (2 * c + 1))) (t (c + 1))). apply t_series.
    - apply (ex_series_minus (fun k => (1 - m2) * c * (c + 1) * t c k) (fun k => (c + 1) * (c + m1 - m2 * (2 * c + 1)) * t (c + 1) k)).
      + apply (ex_series_scal ((1 - m2) * c * (c + 1)) (t c)). apply t_series.
      + apply (ex_series_scal ((c + 1) * (c + m1 - m2 * (2 * c + 1))) (t (c + 1))). apply t_series.
    - apply (ex_series_scal (M (- c - 1)) (t (c + 1 + 1))). apply t_series. }
  rewrite (Series_ext _ (fun k => g (S k) - g k)) in S1; [rewrite S0 in S1; lra|].
  intros k. unfold g, u. rewrite (term_S m2 m1 m0 (c + 1 + 1)). rewrite !S_INR. pose proof (Hc k) as K0. pose proof (Hc1 k) as K1. pose proof (Hc2 k) as K2. pose proof (pos_INR k).
  rewrite (t_next (c + 1) k Hc1), (t_next c k Hc). unfold M. field. repeat split; lra.
Qed.

(** H(c + n) -> 1. *)
Lemma hyp_lim c : is_lim_seq (fun n => h (c + INR n)) 1.
Proof.
  destruct half_range as [Hh Hm]. set (A := Rabs m1 + Rabs m0). assert (A0 : 0 <= A) by (unfold A; pose proof (Rabs_pos m1); pose proof (Rabs_pos m0); lra).
  set (B := A / (half - Rabs m2)). assert (B0 : 0 <= B) by (unfold B; unfold Rdiv; apply Rmult_le_pos; [exact A0 | left; apply Rinv_0_lt_compat; lra]).
  assert (bound : forall y, 1 + B <= y -> Rabs (h y - 1) <= Rabs m0 / (1 - half) * / y).
  { intros y Hy. assert (T : forall k, Rabs (t y (S k)) <= half * Rabs (t y k)).
    { intros k. rewrite term_S, Rabs_mult, Rmult_comm. apply Rmult_le_compat_r; [apply Rabs_pos|]. pose proof (pos_INR k) as Pk. set (x := INR k) in *.
      assert (D : 0 < (y + x) * (x + 1)) by (apply Rmult_lt_0_compat; lra). unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ _)) by (left; apply Rinv_0_lt_compat; exact D).
      apply Rmult_le_reg_r with ((y + x) * (x + 1)); [exact D|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
      assert (N : Rabs (m2 * x ^ 2 + m1 * x + m0) <= Rabs m2 * (x + 1) ^ 2 + A * (x + 1)).
      { eapply Rle_trans; [apply Rabs_triang|]. pose proof (Rabs_triang (m2 * x ^ 2) (m1 * x)) as Tr. rewrite !Rabs_mult in Tr. rewrite (Rabs_pos_eq x), (Rabs_pos_eq (x ^ 2)) in Tr by (try apply pow_le; lra).
        unfold A. pose proof (Rabs_pos m2). pose proof (Rabs_pos m1). pose proof (Rabs_pos m0).
        assert (Rabs m2 * x ^ 2 <= Rabs m2 * (x + 1) ^ 2) by (apply Rmult_le_compat_l; [lra | apply pow_incr; lra]).
        assert (0 <= Rabs m0 * x) by (apply Rmult_le_pos; lra). lra. }
      eapply Rle_trans; [exact N|]. replace (half * ((y + x) * (x + 1))) with (half * (x + 1) ^ 2 + half * (y - 1) * (x + 1)) by ring.
      assert (A <= half * (y - 1)).
      { apply Rle_trans with ((half - Rabs m2) * B); [right; unfold B; field; lra|]. pose proof (Rabs_pos m2). apply Rmult_le_compat; lra. }
      assert (Rabs m2 * (x + 1) ^ 2 <= half * (x + 1) ^ 2) by (apply Rmult_le_compat_r; [apply pow_le; lra | lra]).
      assert (A * (x + 1) <= half * (y - 1) * (x + 1)) by (apply Rmult_le_compat_r; lra). lra. }
    pose proof (tail_bound (t y) half Hh T) as F. simpl (t y 0) in F. eapply Rle_trans; [exact F|]. right.
    simpl. rewrite !Rmult_0_l, !Rmult_0_r, !Rplus_0_r, !Rplus_0_l, !Rmult_1_l, !Rmult_1_r. unfold Rdiv. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq y) by lra. ring. }
  apply is_lim_seq_ext with (fun n => (h (c + INR n) - 1) + 1); [intros; ring|]. replace (Finite 1) with (Finite (0 + 1)) by (f_equal; ring).
  apply is_lim_seq_plus'; [|apply is_lim_seq_const]. apply is_lim_seq_abs_0.
  apply (is_lim_seq_le_le_loc (fun _ => 0) _ (fun n => Rabs m0 / (1 - half) * / (c + INR n))).
  - destruct (shift_pos (c - B)) as [N HN]. exists N. intros n Hn. specialize (HN n Hn). split; [apply Rabs_pos | apply bound; lra].
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Rbar_mult (Finite (Rabs m0 / (1 - half))) (Finite 0)) by (simpl; f_equal; ring). apply is_lim_seq_scal_l, inv_shift_lim.
Qed.

Variables (s c : R).
Hypothesis s_ne : s <> 0.
Hypothesis m2_half : m2 < 1 / 2.
Hypothesis c_ok : forall i, c + INR i <> 0.
Variables (a b : nat -> R).
Hypothesis a_is : forall n, a n = s * ((1 - 2 * m2) * (INR n + c) + m1 - m2).
Hypothesis b_is : forall n, b n = s ^ 2 * (1 - m2) * M (- c - INR n).
Hypothesis b_ne : forall n, b (S n) <> 0.
Hypothesis convergent : exists L, pcf_limit a b L.

Fixpoint prod (n : nat) : R := match n with O => 1 | S i => prod i * (s * (1 - m2) * (c + INR i)) end.
Lemma prod_S n : prod (S n) = prod n * (s * (1 - m2) * (c + INR n)).
Proof. reflexivity. Qed.
Definition X n := h (c + INR n) / prod n.
Lemma factor_ne i : s * (1 - m2) * (c + INR i) <> 0.
Proof. repeat apply Rmult_integral_contrapositive_currified; auto. lra. Qed.
Lemma prod_ne n : prod n <> 0.
Proof. induction n as [|n IH]; simpl; [lra|]. apply Rmult_integral_contrapositive_currified; [exact IH | apply factor_ne]. Qed.
Lemma c_shift n : forall i, c + INR n + INR i <> 0.
Proof. intros i. pose proof (c_ok (n + i)) as E. rewrite plus_INR in E. lra. Qed.
Lemma X_rec n : X n = a n * X (S n) + b (S n) * X (S (S n)).
Proof.
  pose proof (contiguous (c + INR n) (c_shift n)) as E. unfold X. rewrite !prod_S, a_is, b_is, !S_INR.
  replace (c + (INR n + 1)) with (c + INR n + 1) in * by ring. replace (c + (INR n + 1 + 1)) with (c + INR n + 1 + 1) by ring.
  replace (- c - (INR n + 1)) with (- (c + INR n) - 1) by ring.
  pose proof (prod_ne n). pose proof (c_ok n) as C0. pose proof (c_ok (S n)) as C1. rewrite S_INR in C1. replace (c + (INR n + 1)) with (c + INR n + 1) in C1 by ring.
  set (y := c + INR n) in *. assert (m2 <> 1) by lra. assert (1 - m2 <> 0) by lra.
  apply Rmult_eq_reg_r with ((1 - m2) * y * (y + 1) * prod n).
  2: { repeat apply Rmult_integral_contrapositive_currified; assumption. }
  transitivity ((1 - m2) * y * (y + 1) * h y); [field; assumption|]. rewrite E. replace (INR n) with (y - c) by (unfold y; ring). field. repeat split; assumption.
Qed.
Lemma X_small : exists rho, 0 <= rho < 1 /\ eventually (fun n => X n <> 0 /\ Rabs (b (S n) * X (S (S n))) <= rho * Rabs (X n)).
Proof.
  set (theta := m2 / (1 - m2)). assert (T : Rabs theta < 1).
  { unfold theta. assert (P : 0 < / (1 - m2)) by (apply Rinv_0_lt_compat; lra). unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ _)) by lra.
    apply Rmult_lt_reg_r with (1 - m2); [lra|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r, Rmult_1_l by lra. apply Rabs_def1; [lra|]. apply Rabs_def2 in m2_small. lra. }
  set (rho := (1 + Rabs theta) / 2). pose proof (Rabs_pos theta). exists rho. split; [unfold rho; lra|].
  pose proof (hyp_lim c) as L0.
  assert (L2 : is_lim_seq (fun n => h (c + INR (S (S n)))) 1) by (apply (is_lim_seq_incr_1 (fun n => h (c + INR (S n)))), (is_lim_seq_incr_1 (fun n => h (c + INR n))); exact L0).
  assert (Q : is_lim_seq (fun n => M (- c - 1 - INR n) / ((c + INR n) * (c + 1 + INR n))) m2).
  { pose proof (inv_shift_lim c) as I. pose proof (inv_shift_lim (c + 1)) as J.
    assert (E : is_lim_seq (fun n => m2 * (1 + / (c + INR n)) - m1 * / (c + INR n) + m0 * (/ (c + INR n) * / (c + 1 + INR n))) (m2 * (1 + 0) - m1 * 0 + m0 * (0 * 0))).
    { apply is_lim_seq_plus'; [apply is_lim_seq_minus'|]; apply (is_lim_seq_scal_l _ _ (Finite _)); try apply is_lim_seq_mult'; auto.
      apply is_lim_seq_plus'; [apply is_lim_seq_const | exact I]. }
    replace (m2 * (1 + 0) - m1 * 0 + m0 * (0 * 0)) with m2 in E by ring. apply is_lim_seq_ext with (2 := E). intros n.
    pose proof (c_ok n) as C0. pose proof (c_ok (S n)) as C1. rewrite S_INR in C1. unfold M. field. split; [lra | exact C0]. }
  assert (F : is_lim_seq (fun n => / (1 - m2) * (M (- c - 1 - INR n) / ((c + INR n) * (c + 1 + INR n))) * (h (c + INR (S (S n))) / h (c + INR n))) (/ (1 - m2) * m2 * (1 / 1))).
  { apply is_lim_seq_mult'; [apply (is_lim_seq_scal_l _ _ (Finite m2)); exact Q|]. apply is_lim_seq_div'; [exact L2 | exact L0 | lra]. }
  replace (/ (1 - m2) * m2 * (1 / 1)) with theta in F by (unfold theta; field; lra).
  destruct (lim_abs_below _ _ rho F ltac:(unfold rho; lra)) as [N1 H1].
  apply is_lim_seq_spec in L0. destruct (L0 (mkposreal (1/2) ltac:(lra))) as [N0 H0]. simpl in H0.
  exists (max N0 N1). intros n Hn. specialize (H0 n ltac:(lia)). specialize (H1 n ltac:(lia)). apply Rabs_def2 in H0.
  assert (Hn0 : h (c + INR n) <> 0) by lra. pose proof (prod_ne n) as Pn. split.
  - unfold X, Rdiv. apply Rmult_integral_contrapositive_currified; [exact Hn0 | apply Rinv_neq_0_compat; exact Pn].
  - replace (b (S n) * X (S (S n))) with (/ (1 - m2) * (M (- c - 1 - INR n) / ((c + INR n) * (c + 1 + INR n))) * (h (c + INR (S (S n))) / h (c + INR n)) * X n).
    + rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | exact H1].
    + unfold X. rewrite !prod_S, b_is, !(S_INR n). replace (- c - (INR n + 1)) with (- c - 1 - INR n) by ring.
      pose proof (c_ok n) as C0. pose proof (c_ok (S n)) as C1. rewrite S_INR in C1. field. repeat split; try assumption; lra.
Qed.
Theorem hypergeometric_quotient : h (c + 1) <> 0 /\ pcf_limit a b (s * (1 - m2) * c * h c / h (c + 1)).
Proof.
  destruct convergent as [L HL]. destruct X_small as [rho [Hr HE]].
  pose proof (recessive_by_ratio a b X X_rec L HL rho Hr HE) as E.
  assert (NZ : exists n, X n <> 0) by (destruct HE as [N HN]; exists N; apply HN; lia).
  destruct (quotient_limit a b X X_rec L HL b_ne E NZ) as [N1 P].
  assert (E0 : X 0 = h c) by (unfold X; simpl; rewrite Rplus_0_r; field). assert (C0 : c <> 0) by (pose proof (c_ok 0) as C; simpl in C; lra).
  assert (E1 : X 1 = h (c + 1) / (s * (1 - m2) * c)) by (unfold X; simpl; rewrite Rplus_0_r, Rmult_1_l; reflexivity).
  assert (N2 : h (c + 1) <> 0) by (intro Z; apply N1; rewrite E1, Z; unfold Rdiv; ring). split; [exact N2|].
  rewrite E0, E1 in P. replace (s * (1 - m2) * c * h c / h (c + 1)) with (h c / (h (c + 1) / (s * (1 - m2) * c))); [exact P|]. field. repeat split; try assumption; lra.
Qed.
End Hyp.
