(** Euler: a fraction with a rational tail K that is the dominant one is a sum. K(n) (a(n) + K(n+1)) = b(n) gives, with V = a(0) + K(1),
        p n/q n = V + 1/(tau 0 + ... + tau n),  tau 0 = -1/K(1),  tau j / tau (j-1) = - b(j)/(K(j) K(j+1)).
    A sum is written by its first term and the quotients of its terms: [products]. *)
Require Import ZArith Reals Lra Lia Psatz List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Decay Ratio Polynomial Growth Gauge Chain Values.
Import ListNotations.
Open Scope R_scope.

(** f, f r(1), f r(1) r(2), ... *)
Fixpoint products (f : R) (r : nat -> R) (j : nat) : R := match j with O => f | S i => products f r i * r (S i) end.
Lemma products_ext f r r' j : (forall n, r (S n) = r' (S n)) -> products f r j = products f r' j.
Proof. intros H. induction j as [|j IH]; [reflexivity|]. simpl. rewrite IH, H. reflexivity. Qed.

Section Euler.
Variables (a b K : nat -> R).
Hypothesis K_ne : forall n, K (S n) <> 0.
Hypothesis K_tail : forall n, K (S n) * (a (S n) + K (S (S n))) = b (S n).
Definition tau := products (- / K 1%nat) (fun n => - (b n / (K n * K (S n)))).
Definition V := a 0%nat + K 1%nat.
Fixpoint signed (n : nat) : R := match n with O => - K 1%nat | S i => signed i * - K (S n) end.
Lemma signed_ne n : signed n <> 0.
Proof.
  induction n as [|n IH]; simpl; [pose proof (K_ne 0); lra|]. apply Rmult_integral_contrapositive_currified; [exact IH|]. pose proof (K_ne (S n)). lra.
Qed.
Lemma sum_step n : sum_n tau (S n) = sum_n tau n + tau (S n).
Proof. rewrite sum_Sn. reflexivity. Qed.
(** e n = p n - V q n = (-K 1) ... (-K (n+1)), q n = e n (tau 0 + ... + tau n). *)
Lemma euler_identity n : p a b n - V * q a b n = signed n /\ q a b n = signed n * sum_n tau n /\
  p a b (S n) - V * q a b (S n) = signed (S n) /\ q a b (S n) = signed (S n) * sum_n tau (S n).
Proof.
  assert (T : forall n, a (S n) = b (S n) / K (S n) - K (S (S n))) by (intros i; rewrite <- K_tail; field; apply K_ne).
  assert (B : forall i, signed (S i) * tau (S i) = signed i * tau i * (b (S i) / K (S i))).
  { intros i. change (signed (S i)) with (signed i * - K (S (S i))). change (tau (S i)) with (tau i * - (b (S i) / (K (S i) * K (S (S i))))). field. split; apply K_ne. }
  assert (B0 : signed 0 * tau 0 = 1) by (unfold tau; simpl; field; apply K_ne).
  assert (E1 : forall i, signed (S i) = signed i * - K (S (S i))) by reflexivity.
  induction n as [|n [I1 [I2 [I3 I4]]]].
  - split; [|split; [|split]].
    + rewrite p_0, q_0. unfold V. simpl. ring.
    + rewrite q_0, sum_O. symmetry. exact B0.
    + rewrite p_1, q_1, E1, <- (K_tail 0). unfold V. simpl signed. ring.
    + rewrite q_1, sum_step, sum_O, Rmult_plus_distr_l, B, B0, E1, (T 0%nat). transitivity (signed 0 * tau 0 * - K 2%nat + 1 * (b 1%nat / K 1%nat)); [rewrite B0; ring | ring].
  - split; [exact I3|]. split; [exact I4|]. pose proof (K_ne (S n)) as Kn. split.
    + rewrite p_SS, q_SS. transitivity (a (S (S n)) * (p a b (S n) - V * q a b (S n)) + b (S (S n)) * (p a b n - V * q a b n)); [ring|].
      rewrite I1, I3, (E1 (S n)), (E1 n), (T (S n)). field. exact Kn.
    + rewrite q_SS, I2, I4, (sum_step (S n)), (sum_step n), (Rmult_plus_distr_l (signed (S (S n))) (sum_n tau n + tau (S n)) (tau (S (S n)))), (B (S n)).
      rewrite (E1 (S n)), (E1 n), (T (S n)). field. exact Kn.
Qed.
Theorem euler_sum : (exists L, pcf_limit a b L) -> ex_series tau -> Series tau <> 0 /\ pcf_limit a b (V + / Series tau).
Proof.
  intros [L HL] E. pose proof HL as [[N HN] Lim]. apply Series_correct in E. set (S0 := Series tau) in *.
  assert (LS : is_lim_seq (fun n => sum_n tau n) S0) by exact E.
  assert (Q : forall n, (N <= n)%nat -> sum_n tau n <> 0 /\ p a b n / q a b n - V = / sum_n tau n).
  { intros n Hn. specialize (HN n Hn). destruct (euler_identity n) as [P [Q _]]. pose proof (signed_ne n) as SN. assert (Z : sum_n tau n <> 0) by (intros Z; apply HN; rewrite Q, Z; ring).
    split; [exact Z|]. transitivity ((p a b n - V * q a b n) / q a b n); [field; exact HN|]. rewrite P, Q. field. split; assumption. }
  assert (D : (L - V) * S0 = 1).
  { assert (X : is_lim_seq (fun n => (p a b n / q a b n - V) * sum_n tau n) ((L - V) * S0)) by (apply is_lim_seq_mult'; [apply is_lim_seq_minus'; [exact Lim | apply is_lim_seq_const] | exact LS]).
    assert (Y : is_lim_seq (fun n => (p a b n / q a b n - V) * sum_n tau n) 1).
    { apply (is_lim_seq_ext_loc (fun _ => 1)); [|apply is_lim_seq_const]. exists N. intros n Hn. destruct (Q n Hn) as [Z ->]. field. exact Z. }
    apply is_lim_seq_unique in X. apply is_lim_seq_unique in Y. rewrite X in Y. injection Y. auto. }
  assert (NZ : S0 <> 0) by (intros Z; rewrite Z in D; lra). split; [exact NZ|]. replace (V + / S0) with L; [exact HL|].
  apply Rmult_eq_reg_r with S0; [|exact NZ]. replace ((V + / S0) * S0) with (V * S0 + 1) by (field; exact NZ). lra.
Qed.
End Euler.

(** A series whose terms shrink like 1 - (1 + delta)/n. *)
Lemma ex_series_power t delta N : (1 <= N)%nat -> 0 < delta -> (forall n, (N <= n)%nat -> Rabs (t (S n)) <= (1 - (1 + delta) / INR (S n)) * Rabs (t n)) -> ex_series t.
Proof.
  intros HN Hd H. apply ex_series_Rabs. apply (ex_series_incr_n (fun n => Rabs (t n)) N).
  assert (main : forall n, (N <= n)%nat -> Rabs (t n) <= INR n * Rabs (t n) / delta - INR (S n) * Rabs (t (S n)) / delta).
  { intros n Hn. specialize (H n Hn). assert (P : 0 < INR (S n)) by (apply lt_0_INR; lia). apply Rmult_le_reg_r with delta; [exact Hd|].
    replace ((INR n * Rabs (t n) / delta - INR (S n) * Rabs (t (S n)) / delta) * delta) with (INR n * Rabs (t n) - INR (S n) * Rabs (t (S n))) by (field; lra).
    assert (INR (S n) * Rabs (t (S n)) <= INR (S n) * ((1 - (1 + delta) / INR (S n)) * Rabs (t n))) by (apply Rmult_le_compat_l; lra).
    replace (INR (S n) * ((1 - (1 + delta) / INR (S n)) * Rabs (t n))) with ((INR n - delta) * Rabs (t n)) in H0 by (rewrite S_INR in *; field; lra). lra. }
  set (u := fun j => - (INR (N + j) * Rabs (t (N + j)%nat) / delta)).
  assert (U : is_lim_seq (fun j => INR (N + j) * Rabs (t (N + j)%nat) / delta) 0).
  { apply (is_lim_seq_ext (fun j => (fun n => INR n * Rabs (t n) / delta) (j + N)%nat)); [intros j; rewrite Nat.add_comm; reflexivity|].
    apply (is_lim_seq_incr_n (fun n => INR n * Rabs (t n) / delta) N). apply (power_lim (fun n => INR n * Rabs (t n) / delta) N delta HN Hd).
    - intros n _. unfold Rdiv. apply Rmult_le_pos; [apply Rmult_le_pos; [apply pos_INR | apply Rabs_pos] | left; apply Rinv_0_lt_compat; exact Hd].
    - intros n Hn. specialize (main n Hn). assert (P : 0 < INR n) by (apply lt_0_INR; lia). replace ((1 - delta / INR n) * (INR n * Rabs (t n) / delta)) with (INR n * Rabs (t n) / delta - Rabs (t n)) by (field; lra). lra. }
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => u (S j) - u j)).
  - intros j. refine (Rle_trans _ (Rabs (t (N + j)%nat)) _ _ _); [right; apply Rabs_Rabsolu|]. unfold u. specialize (main (N + j)%nat ltac:(lia)). replace (N + S j)%nat with (S (N + j)) by lia. lra.
  - exists (- u O). apply is_series_telescoping. replace (Finite 0) with (Finite (- 0)) by (f_equal; ring). apply (is_lim_seq_opp _ (Finite 0)). exact U.
Qed.

(** K = top/bottom; the quotient of terms is - num/den. *)
Record euler := Euler { e_top : list Z; e_bottom : list Z; e_num : list Z; e_den : list Z; e_rate : rate; e_from : nat; e_v1 : Z; e_v2 : Z }.
Definition check_euler (a b : list Z) (e : euler) (g : growth) : bool :=
  let x := e_top e in let y := e_bottom e in let x1 := shift 1 x in let y1 := shift 1 y in let f := Z.of_nat (e_from e) in
  let small s := (nonneg (shift f (sub (smul s (pmul (rate_top (e_rate e)) (e_den e))) (pmul (rate_bottom (e_rate e)) (e_num e))))
    && nonneg (shift f (add (smul s (pmul (rate_top (e_rate e)) (e_den e))) (pmul (rate_bottom (e_rate e)) (e_num e)))))%bool in
  (check_growth a b g && never_zero 1 x && never_zero 1 y && never_zero 1 (e_den e) && Z.ltb 0 f
   && eqp (pmul x (add (pmul a y1) x1)) (pmul b (pmul y y1)) && eqp (pmul (pmul b (pmul y y1)) (e_den e)) (pmul (e_num e) (pmul x x1))
   && check_rate (e_rate e) f && Z.eqb (e_v1 e * evalZ y 1) (e_v2 e * (evalZ a 0 * evalZ y 1 + evalZ x 1)) && negb (Z.eqb (e_v2 e) 0) && (small 1%Z || small (-1)%Z))%bool.
Lemma series_value a b e g f u v : check_euler a b e g = true -> (forall n, seq (e_num e) n = u n) -> (forall n, seq (e_den e) n = v n) ->
  f = - (IZR (evalZ (e_bottom e) 1) / IZR (evalZ (e_top e) 1)) -> limit_of a b (MatZ (e_v1 e) (e_v2 e) (e_v2 e) 0) (Series (products f (fun n => - (u n / v n)))).
Proof.
  intros H Hu Hv ->. unfold check_euler in H. do 10 (apply andb_prop in H; destruct H as [H ?]). rewrite negb_true_iff in *.
  rename H into HG, H9 into NX, H8 into NY, H7 into ND, H6 into HF, H5 into I1, H4 into I2, H3 into HR, H2 into HV, H1 into N2, H0 into HS.
  apply Z.eqb_eq in HV. apply Z.eqb_neq, IZR_neq in N2. apply Z.ltb_lt in HF. apply (f_equal IZR) in HV. rewrite !mult_IZR, plus_IZR, mult_IZR in HV. unfold eqp in *.
  set (x := e_top e) in *. set (y := e_bottom e) in *.
  pose proof (never_zero_ok _ _ NX) as X0. pose proof (never_zero_ok _ _ NY) as Y0. pose proof (never_zero_ok _ _ ND) as D0.
  set (K := fun n => seq x n / seq y n).
  assert (at1 : forall c, seq c 1 = IZR (evalZ c 1)) by (intros c; rewrite seq_Z; reflexivity).
  assert (K0 : forall n, K (S n) <> 0) by (intros n; unfold K, Rdiv; apply Rmult_integral_contrapositive_currified; [apply X0; lia | apply Rinv_neq_0_compat, Y0; lia]).
  assert (KT : forall n, K (S n) * (seq a (S n) + K (S (S n))) = seq b (S n)).
  { intros n. pose proof (sub_zero _ _ (INR (S n)) I1) as J. rewrite !pmul_ok, add_ok, !pmul_ok in J. rewrite <- (seq_S y), <- (seq_S x) in J.
    fold (seq x (S n)) (seq y (S n)) (seq a (S n)) (seq b (S n)) in J. pose proof (Y0 (S n) ltac:(lia)). pose proof (Y0 (S (S n)) ltac:(lia)). unfold K.
    apply Rmult_eq_reg_r with (seq y (S n) * seq y (S (S n))); [|apply Rmult_integral_contrapositive_currified; assumption]. rewrite <- J. field. split; assumption. }
  assert (R : forall n, - (seq b (S n) / (K (S n) * K (S (S n)))) = - (u (S n) / v (S n))).
  { intros n. pose proof (sub_zero _ _ (INR (S n)) I2) as J. rewrite !pmul_ok in J. rewrite <- (seq_S y), <- (seq_S x) in J.
    fold (seq x (S n)) (seq y (S n)) (seq b (S n)) (seq (e_num e) (S n)) (seq (e_den e) (S n)) in J. rewrite <- Hu, <- Hv.
    pose proof (Y0 (S n) ltac:(lia)). pose proof (Y0 (S (S n)) ltac:(lia)). pose proof (X0 (S n) ltac:(lia)). pose proof (X0 (S (S n)) ltac:(lia)). pose proof (D0 (S n) ltac:(lia)) as Dn. unfold K. f_equal.
    apply Rmult_eq_reg_r with (seq (e_den e) (S n) * (seq x (S n) * seq x (S (S n)))); [|repeat apply Rmult_integral_contrapositive_currified; assumption].
    transitivity (seq b (S n) * (seq y (S n) * seq y (S (S n))) * seq (e_den e) (S n)); [field; repeat split; assumption|]. rewrite J. field. exact Dn. }
  assert (T : forall j, tau (seq b) K j = products (- (IZR (evalZ y 1) / IZR (evalZ x 1))) (fun n => - (u n / v n)) j).
  { intros j. unfold tau. replace (- / K 1%nat) with (- (IZR (evalZ y 1) / IZR (evalZ x 1))); [apply products_ext, R|]. unfold K. rewrite !at1. pose proof (X0 1%nat ltac:(lia)) as A. pose proof (Y0 1%nat ltac:(lia)) as B. rewrite at1 in A, B. field. split; assumption. }
  assert (small : forall n, (e_from e <= n)%nat -> Rabs (- (u n / v n)) <= seq (rate_top (e_rate e)) n / seq (rate_bottom (e_rate e)) n).
  { intros n Hn. destruct (rate_ok _ _ HR n Hn) as [B1 B2]. rewrite <- Hu, <- Hv. pose proof (D0 n ltac:(lia)) as Dn. rewrite Rabs_Ropp, Rabs_div by exact Dn.
    assert (main : forall s, IZR s * IZR s = 1 -> (nonneg (shift (Z.of_nat (e_from e)) (sub (smul s (pmul (rate_top (e_rate e)) (e_den e))) (pmul (rate_bottom (e_rate e)) (e_num e))))
        && nonneg (shift (Z.of_nat (e_from e)) (add (smul s (pmul (rate_top (e_rate e)) (e_den e))) (pmul (rate_bottom (e_rate e)) (e_num e)))))%bool = true ->
      seq (rate_bottom (e_rate e)) n * Rabs (seq (e_num e) n) <= seq (rate_top (e_rate e)) n * Rabs (seq (e_den e) n)).
    { intros s Hs HB. apply andb_prop in HB. destruct HB as [P1 P2]. pose proof (nonneg_from _ _ P1 n Hn) as Q1. pose proof (nonneg_from _ _ P2 n Hn) as Q2. unfold seq, sub in Q1, Q2.
      rewrite add_ok, !smul_ok, !pmul_ok in Q1. rewrite add_ok, smul_ok, !pmul_ok in Q2. fold (seq (rate_top (e_rate e)) n) (seq (rate_bottom (e_rate e)) n) (seq (e_num e) n) (seq (e_den e) n) in Q1, Q2.
      set (t := seq (rate_top (e_rate e)) n) in *. set (w := seq (rate_bottom (e_rate e)) n) in *. set (N := seq (e_num e) n) in *. set (D := seq (e_den e) n) in *.
      assert (A : Rabs (w * N) <= IZR s * (t * D)) by (apply Rabs_le; lra). rewrite Rabs_mult, (Rabs_pos_eq w) in A by lra.
      assert (IZR s * (t * D) <= t * Rabs D); [|lra]. replace (IZR s * (t * D)) with (t * (IZR s * D)) by ring. apply Rmult_le_compat_l; [exact B2|].
      rewrite <- (Dominance.sign_abs (IZR s) D Hs). apply Rle_abs. }
    assert (MM : seq (rate_bottom (e_rate e)) n * Rabs (seq (e_num e) n) <= seq (rate_top (e_rate e)) n * Rabs (seq (e_den e) n)).
    { apply orb_prop in HS. destruct HS as [HS|HS]; [apply (main 1%Z) | apply (main (-1)%Z)]; try exact HS; lra. }
    assert (PD : 0 < Rabs (seq (e_den e) n)) by (apply Rabs_pos_lt; exact Dn).
    apply Rmult_le_reg_r with (seq (rate_bottom (e_rate e)) n * Rabs (seq (e_den e) n)); [apply Rmult_lt_0_compat; assumption|].
    replace (Rabs (seq (e_num e) n) / Rabs (seq (e_den e) n) * (seq (rate_bottom (e_rate e)) n * Rabs (seq (e_den e) n))) with (seq (rate_bottom (e_rate e)) n * Rabs (seq (e_num e) n)) by (field; lra).
    replace (seq (rate_top (e_rate e)) n / seq (rate_bottom (e_rate e)) n * (seq (rate_bottom (e_rate e)) n * Rabs (seq (e_den e) n))) with (seq (rate_top (e_rate e)) n * Rabs (seq (e_den e) n)) by (field; lra). exact MM. }
  set (r := fun n => - (u n / v n)) in *. set (f := - (IZR (evalZ y 1) / IZR (evalZ x 1))) in *.
  assert (grow : forall n, (e_from e <= n)%nat -> Rabs (products f r (S n)) <= seq (rate_top (e_rate e)) (S n) / seq (rate_bottom (e_rate e)) (S n) * Rabs (products f r n)).
  { intros n Hn. simpl. rewrite Rabs_mult, Rmult_comm. apply Rmult_le_compat_r; [apply Rabs_pos | apply small; lia]. }
  assert (EX : ex_series (products f r)).
  { destruct (e_rate e) as [rn rd|dn dd].
    - unfold check_rate in HR. apply andb_prop in HR. destruct HR as [R1 R2]. apply Z.ltb_lt, IZR_lt in R1, R2.
      assert (C : forall c n, seq [c] n = IZR c) by (intros; unfold seq; simpl; ring).
      assert (RR : 0 < IZR rn / IZR rd < 1) by (split; [apply Rdiv_lt_0_compat; lra | apply Rmult_lt_reg_r with (IZR rd); [lra | unfold Rdiv; rewrite Rmult_assoc, Rinv_l; lra]]).
      destruct (geometric_bound (IZR rn / IZR rd) (e_from e) RR (products f r)) as [B [_ HB]].
      + intros k Hk. specialize (grow k Hk). simpl rate_top in grow. simpl rate_bottom in grow. rewrite !C in grow. exact grow.
      + apply (ex_series_geometric _ B (IZR rn / IZR rd) RR HB).
    - unfold check_rate in HR. do 3 (apply andb_prop in HR; destruct HR as [HR ?]). apply Z.ltb_lt, IZR_lt in HR, H1.
      apply (ex_series_power _ (IZR dn / IZR dd) (e_from e)); [lia | apply Rdiv_lt_0_compat; assumption|]. intros n Hn. specialize (grow n Hn). eapply Rle_trans; [exact grow|].
      right. f_equal. assert (P : 0 < INR (S n)) by (apply lt_0_INR; lia). unfold seq. set (i := INR (S n)) in *. cbn [rate_top rate_bottom evalR]. rewrite opp_IZR, plus_IZR. field. split; lra. }
  destruct (euler_sum (seq a) (seq b) K K0 KT (converges a b g HG)) as [NZ L]; [apply (ex_series_ext (products f r)); [intros j; symmetry; apply T | exact EX]|].
  rewrite (Series_ext _ _ T) in NZ, L. set (S0 := Series (products f r)) in *. unfold limit_of, top_of, bottom_of. cbn [z11 z12 z21 z22]. rewrite Rplus_0_r. split; [apply Rmult_integral_contrapositive_currified; assumption|].
  replace ((IZR (e_v1 e) * S0 + IZR (e_v2 e)) / (IZR (e_v2 e) * S0)) with (V (seq a) K + / S0); [exact L|].
  assert (VV : V (seq a) K = IZR (e_v1 e) / IZR (e_v2 e)).
  { unfold V, K. rewrite !at1. rewrite (seq_Z a 0). simpl Z.of_nat. pose proof (Y0 1%nat ltac:(lia)) as B. rewrite at1 in B. apply Rmult_eq_reg_r with (IZR (e_v2 e) * IZR (evalZ y 1)); [|apply Rmult_integral_contrapositive_currified; assumption].
    transitivity (IZR (e_v2 e) * (IZR (evalZ a 0) * IZR (evalZ y 1) + IZR (evalZ x 1))); [field; exact B|]. rewrite <- HV. field. exact N2. }
  rewrite VV. field. split; assumption.
Qed.
(** A rational number that is a quotient of values of polynomials. *)
Ltac by_values := repeat match goal with |- context [evalZ ?c ?k] => let v := eval vm_compute in (evalZ c k) in change (evalZ c k) with v end; by_arithmetic.
Theorem value_series a b e g f : check_euler a b e g = true -> f = - (IZR (evalZ (e_bottom e) 1) / IZR (evalZ (e_top e) 1)) ->
  limit_of a b (MatZ (e_v1 e) (e_v2 e) (e_v2 e) 0) (Series (products f (fun n => - (shown (e_num e) n / shown (e_den e) n)))).
Proof. intros H. apply (series_value a b e g f _ _ H); intros n; apply shown_ok. Qed.
