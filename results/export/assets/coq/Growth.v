(** The checker of convergence: a boolean about integer polynomials, and what follows when it is true.

    l/ld bounds q n / q(n-1) from below from n = [from] on. Convergence is seen from a rate, geometric, rn/rd < 1, or a power, 1 - (1 + dn/dd)/n; or from
    b <= 0 (Falling); or from b >= 0, with u/ud as a bound from above and the rate 1 - (dn/dd)/n (Rising). *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Carry Decay Dominance Signs Polynomial.
Import ListNotations.

Inductive rate := Geometric (rn rd : Z) | Power (dn dd : Z).
Inductive manner := Rate (r : rate) | Falling | Rising (u : list Z) (ud dn dd : Z).
Coercion Rate : rate >-> manner.
Record growth := Growth { l : list Z; ld : Z; from : nat; speed : manner }.
(** The rate at n as a quotient of polynomials. *)
Definition rate_top r := match r with Geometric rn _ => [rn] | Power dn dd => [(- (dd + dn))%Z; dd] end.
Definition rate_bottom r := match r with Geometric _ rd => [rd] | Power _ dd => [0%Z; dd] end.
Definition check_rate r N := match r with
  | Geometric rn rd => (Z.ltb 0 rn && Z.ltb rn rd)%bool
  | Power dn dd => (Z.ltb 0 dn && Z.ltb 0 dd && Z.ltb 0 N && Z.leb (dd + dn) (dd * N))%bool end.
(** What is asked of l in any case. *)
Definition check_bound (a b : list Z) (g : growth) : bool :=
  let N := Z.of_nat (from g) in let P := convZ a b (from g) in let P1 := convZ a b (S (from g)) in let sg := Z.sgn (z22 P) in
  (Z.ltb 0 (ld g) && positive (shift N (l g)) && Z.ltb 0 (sg * z22 P)
   && Z.leb (evalZ (l g) (Z.of_nat (S (from g))) * (sg * z22 P)) (ld g * (sg * z22 P1)))%bool.
Definition room (a : list Z) g := sub (smul (ld g) (shift 1 a)) (shift 1 (l g)).
Definition gain (a b : list Z) g := add (pmul (room a g) (l g)) (smul (ld g * ld g) (shift 1 b)).
Definition next_q (a b : list Z) g := add (pmul (shift 1 a) (l g)) (smul (ld g) (shift 1 b)).
Definition check_ratio (a b : list Z) (g : growth) (r : rate) : bool :=
  let N := Z.of_nat (from g) in let w := pmul (rate_top r) (next_q a b g) in let v := pmul (rate_bottom r) (smul (ld g) (shift 1 b)) in
  (check_rate r N && nonneg (shift N (room a g)) && nonneg (shift N (gain a b g)) && nonneg (shift N (sub w v)) && nonneg (shift N (add w v)))%bool.
Definition check_falling (a b : list Z) (g : growth) : bool :=
  let N := Z.of_nat (from g) in let P := convZ a b (from g) in let P1 := convZ a b (S (from g)) in let sg := Z.sgn (z22 P) in
  (positive (shift N (room a g)) && nonneg (shift N (gain a b g)) && nonneg (shift N (smul (-1) (shift 1 b)))
   && Z.ltb (evalZ (l g) (Z.of_nat (S (from g))) * (sg * z22 P)) (ld g * (sg * z22 P1)))%bool.
Definition check_rising (a b : list Z) (g : growth) (u : list Z) (ud dn dd : Z) : bool :=
  let N := Z.of_nat (from g) in let a1 := shift 1 a in let b1 := shift 1 b in
  let P := convZ a b (from g) in let P1 := convZ a b (S (from g)) in let sg := Z.sgn (z22 P) in
  (Z.ltb 0 ud && Z.ltb 0 dn && Z.ltb 0 dd && Z.ltb 0 N && Z.leb dn (dd * N) && positive (shift N u) && nonneg (shift N b1)
   && nonneg (shift N (sub (smul (ld g) (add (pmul a1 u) (smul ud b1))) (pmul (shift 1 (l g)) u)))
   && nonneg (shift N (sub (pmul (shift 1 u) (l g)) (smul ud (next_q a b g))))
   && nonneg (shift N (sub (pmul [(- dn)%Z; dd] (next_q a b g)) (pmul [0%Z; dd] (smul (ld g) b1))))
   && Z.leb (ud * (sg * z22 P1)) (evalZ u (Z.of_nat (S (from g))) * (sg * z22 P)))%bool.
Definition check_growth (a b : list Z) (g : growth) : bool :=
  (check_bound a b g && match speed g with Rate r => check_ratio a b g r | Falling => check_falling a b g | Rising u ud dn dd => check_rising a b g u ud dn dd end)%bool.

Open Scope R_scope.
Definition lr g n := seq (l g) n / IZR (ld g).
Definition sign_at a b n := IZR (Z.sgn (z22 (convZ a b n))).
Definition Qg a b g n := sign_at a b (from g) * q (seq a) (seq b) n.

Lemma ld_pos a b g : check_growth a b g = true -> 0 < IZR (ld g).
Proof. unfold check_growth, check_bound. cbv zeta. intros H. do 4 (apply andb_prop in H; destruct H as [H _]). apply IZR_lt, Z.ltb_lt. exact H. Qed.
Lemma Qg_Z a b g n : Qg a b g n = IZR (Z.sgn (z22 (convZ a b (from g))) * z22 (convZ a b n)).
Proof. unfold Qg, q, sign_at. rewrite conv_Z. unfold toR. cbn [m22]. rewrite <- mult_IZR. reflexivity. Qed.
Lemma bound_ok a b g : check_bound a b g = true -> 0 < IZR (ld g) /\ (forall n, (from g <= n)%nat -> 0 < lr g n) /\ 0 < Qg a b g (from g) /\
  lr g (S (from g)) * Qg a b g (from g) <= Qg a b g (S (from g)) /\ sign_at a b (from g) * sign_at a b (from g) = 1.
Proof.
  unfold check_bound. cbv zeta. intros H. do 3 (apply andb_prop in H; destruct H as [H ?]).
  rename H into C2, H2 into C3, H1 into C8, H0 into C9. apply Z.ltb_lt in C2, C8. apply Z.leb_le in C9. assert (Hld : 0 < IZR (ld g)) by (apply IZR_lt; assumption).
  split; [exact Hld|]. split; [|split; [|split]].
  - intros n Hn. apply Rdiv_lt_0_compat; [apply pos_from with (1 := C3); exact Hn | exact Hld].
  - rewrite Qg_Z. apply IZR_lt. exact C8.
  - rewrite !Qg_Z. unfold lr. rewrite seq_Z. apply Rmult_le_reg_r with (IZR (ld g)); [assumption|].
    match goal with |- ?x / ?y * ?z * ?y <= _ => replace (x / y * z * y) with (x * z) by (field; lra) end.
    rewrite <- !mult_IZR. apply IZR_le. lia.
  - unfold sign_at. rewrite <- mult_IZR. replace 1 with (IZR 1) by reflexivity. f_equal.
    destruct (Z.sgn_spec (z22 (convZ a b (from g)))) as [[_ E]|[[Z E]|[_ E]]]; rewrite E; try reflexivity. rewrite <- Z in C8. lia.
Qed.
(** The three polynomials at n. *)
Lemma room_at a g n : 0 < IZR (ld g) -> seq (room a g) n = IZR (ld g) * (seq a (S n) - lr g (S n)).
Proof. intros H. unfold room, sub, lr, seq. rewrite add_ok, !smul_ok, <- !seq_S. unfold seq. field. lra. Qed.
Lemma gain_at a b g n : 0 < IZR (ld g) -> seq (gain a b g) n = IZR (ld g) * IZR (ld g) * ((seq a (S n) - lr g (S n)) * lr g n + seq b (S n)).
Proof.
  intros H. pose proof (room_at a g n H) as R. unfold seq in R. unfold gain, seq. rewrite add_ok, pmul_ok, smul_ok, <- seq_S, R, mult_IZR.
  unfold lr, seq. field. lra.
Qed.
Lemma next_q_at a b g n : 0 < IZR (ld g) -> seq (next_q a b g) n = IZR (ld g) * (seq a (S n) * lr g n + seq b (S n)).
Proof. intros H. unfold next_q, seq. rewrite add_ok, pmul_ok, smul_ok, <- !seq_S. unfold lr, seq. field. lra. Qed.

Definition rho r n := seq (rate_top r) n / seq (rate_bottom r) n.

Lemma rate_ok r N : check_rate r (Z.of_nat N) = true -> forall n, (N <= n)%nat -> 0 < seq (rate_bottom r) n /\ 0 <= seq (rate_top r) n.
Proof.
  intros H n Hn. destruct r as [rn rd|dn dd]; unfold check_rate in H; repeat (apply andb_prop in H; destruct H as [H ?]); unfold seq; simpl.
  - apply Z.ltb_lt in H, H0. apply IZR_lt in H, H0. lra.
  - apply Z.ltb_lt in H, H1, H2. apply Z.leb_le in H0. apply IZR_lt in H, H2. apply IZR_le in H0.
    rewrite mult_IZR, plus_IZR, <- INR_IZR_INZ in H0. rewrite opp_IZR, plus_IZR.
    assert (A : INR N <= INR n) by (apply le_INR; exact Hn). assert (B : 1 <= INR N) by (apply (le_INR 1); lia).
    assert (C : IZR dd * INR N <= IZR dd * INR n) by (apply Rmult_le_compat_l; lra).
    assert (D : 0 < INR n * IZR dd) by (apply Rmult_lt_0_compat; lra). split; lra.
Qed.

Lemma ratio_ok a b g r : 0 < IZR (ld g) -> check_ratio a b g r = true ->
  (forall n, (from g <= n)%nat -> lr g (S n) <= seq a (S n)) /\
  (forall n, (from g <= n)%nat -> 0 <= (seq a (S n) - lr g (S n)) * lr g n + seq b (S n)) /\
  (forall n, (from g <= n)%nat -> Rabs (seq b (S n)) <= rho r n * (seq a (S n) * lr g n + seq b (S n))) /\
  check_rate r (Z.of_nat (from g)) = true.
Proof.
  intros Hld H. unfold check_ratio in H. cbv zeta in H. do 4 (apply andb_prop in H; destruct H as [H ?]).
  rename H into C1, H3 into C4, H2 into C5, H1 into C6, H0 into C7. split; [|split; [|split; [|exact C1]]]; intros n Hn.
  - pose proof (nonneg_from _ _ C4 n Hn) as X. rewrite room_at in X by exact Hld. apply Rmult_le_reg_l with (r := IZR (ld g)); lra.
  - pose proof (nonneg_from _ _ C5 n Hn) as X. rewrite gain_at in X by exact Hld.
    apply Rmult_le_reg_l with (IZR (ld g) * IZR (ld g)); [apply Rmult_lt_0_compat; assumption|]. rewrite Rmult_0_r. exact X.
  - destruct (rate_ok _ _ C1 n Hn) as [R1 R2].
    pose proof (nonneg_from _ _ C6 n Hn) as X. pose proof (nonneg_from _ _ C7 n Hn) as Y. pose proof (next_q_at a b g n Hld) as Z. unfold seq, sub in X, Y, Z.
    rewrite add_ok, smul_ok, !pmul_ok, smul_ok, <- !seq_S, Z in X. rewrite add_ok, !pmul_ok, smul_ok, <- !seq_S, Z in Y. unfold rho.
    fold (seq (rate_top r) n) (seq (rate_bottom r) n) in X, Y. fold (seq a (S n)) (seq b (S n)) in X, Y. set (t := seq (rate_top r) n) in *. set (v := seq (rate_bottom r) n) in *.
    set (s := seq a (S n) * lr g n + seq b (S n)) in *. assert (P : 0 < v * IZR (ld g)) by (apply Rmult_lt_0_compat; lra).
    assert (E : t / v * s * (v * IZR (ld g)) = t * (IZR (ld g) * s)) by (field; lra).
    apply Rabs_le; split; (apply Rmult_le_reg_r with (v * IZR (ld g)); [assumption|]); [rewrite Ropp_mult_distr_l_reverse|]; rewrite E; lra.
Qed.
Lemma falling_ok a b g : 0 < IZR (ld g) -> check_falling a b g = true ->
  (forall n, (from g <= n)%nat -> lr g (S n) < seq a (S n)) /\
  (forall n, (from g <= n)%nat -> 0 <= (seq a (S n) - lr g (S n)) * lr g n + seq b (S n)) /\
  (forall n, (from g <= n)%nat -> seq b (S n) <= 0) /\ lr g (S (from g)) * Qg a b g (from g) < Qg a b g (S (from g)).
Proof.
  intros Hld H. unfold check_falling in H. cbv zeta in H. do 3 (apply andb_prop in H; destruct H as [H ?]).
  rename H into C4, H2 into C5, H1 into C6, H0 into C9. apply Z.ltb_lt in C9. split; [|split; [|split]].
  - intros n Hn. pose proof (pos_from _ _ C4 n Hn) as X. rewrite room_at in X by exact Hld. apply Rmult_lt_reg_l with (r := IZR (ld g)); lra.
  - intros n Hn. pose proof (nonneg_from _ _ C5 n Hn) as X. rewrite gain_at in X by exact Hld.
    apply Rmult_le_reg_l with (IZR (ld g) * IZR (ld g)); [apply Rmult_lt_0_compat; assumption|]. rewrite Rmult_0_r. exact X.
  - intros n Hn. pose proof (nonneg_from _ _ C6 n Hn) as X. unfold seq in X. rewrite smul_ok, <- seq_S in X. lra.
  - rewrite !Qg_Z. unfold lr. rewrite seq_Z. apply Rmult_lt_reg_r with (IZR (ld g)); [assumption|].
    match goal with |- ?x / ?y * ?z * ?y < _ => replace (x / y * z * y) with (x * z) by (field; lra) end. rewrite <- !mult_IZR. apply IZR_lt. lia.
Qed.
Lemma rising_ok a b g u ud dn dd : check_growth a b g = true -> speed g = Rising u ud dn dd ->
  grows (seq a) (seq b) (lr g) (from g) (sign_at a b (from g)) /\
  exists L, pcf_limit (seq a) (seq b) L /\ forall e, INR e < IZR dn / IZR dd -> swift (seq a) (seq b) L e.
Proof.
  intros H E. pose proof (ld_pos a b g H) as Hld. unfold check_growth in H. rewrite E in H. apply andb_prop in H. destruct H as [HB H].
  destruct (bound_ok a b g HB) as [_ [LP [Q0 [Q1 S2]]]]. unfold check_rising in H. cbv zeta in H. do 10 (apply andb_prop in H; destruct H as [H ?]).
  rename H into U0, H9 into D0, H8 into D1, H7 into N0, H6 into DN, H5 into UP, H4 into BP, H3 into LO, H2 into HI, H1 into RA, H0 into Q2.
  apply Z.ltb_lt in U0, D0, D1, N0. apply Z.leb_le in DN, Q2. apply IZR_lt in U0, D0, D1. apply IZR_le in DN. rewrite mult_IZR, <- INR_IZR_INZ in DN.
  set (ur := fun n => seq u n / IZR ud).
  assert (UR : forall n, (from g <= n)%nat -> 0 < ur n) by (intros n Hn; apply Rdiv_lt_0_compat; [apply pos_from with (1 := UP); exact Hn | exact U0]).
  assert (B : forall n, (from g <= n)%nat -> 0 <= seq b (S n)) by (intros n Hn; pose proof (nonneg_from _ _ BP n Hn) as X; unfold seq in X; rewrite <- seq_S in X; exact X).
  assert (K : 0 < IZR (ld g) * IZR ud) by (apply Rmult_lt_0_compat; assumption).
  assert (L1 : forall n, (from g <= n)%nat -> lr g (S n) * ur n <= seq a (S n) * ur n + seq b (S n)).
  { intros n Hn. pose proof (nonneg_from _ _ LO n Hn) as X. unfold seq, sub in X. rewrite add_ok, !smul_ok, add_ok, !pmul_ok, smul_ok, <- !seq_S in X.
    apply Rmult_le_reg_r with (IZR (ld g) * IZR ud); [exact K|]. unfold lr, ur.
    replace (seq (l g) (S n) / IZR (ld g) * (seq u n / IZR ud) * (IZR (ld g) * IZR ud)) with (seq (l g) (S n) * seq u n) by (field; lra).
    replace ((seq a (S n) * (seq u n / IZR ud) + seq b (S n)) * (IZR (ld g) * IZR ud)) with (IZR (ld g) * (seq a (S n) * seq u n + IZR ud * seq b (S n))) by (field; lra).
    unfold seq in *. lra. }
  assert (U1 : forall n, (from g <= n)%nat -> seq a (S n) * lr g n + seq b (S n) <= ur (S n) * lr g n).
  { intros n Hn. pose proof (nonneg_from _ _ HI n Hn) as X. pose proof (next_q_at a b g n Hld) as Y. unfold seq, sub in X, Y. rewrite add_ok, !smul_ok, pmul_ok, <- !seq_S, Y in X.
    apply Rmult_le_reg_r with (IZR (ld g) * IZR ud); [exact K|]. unfold ur. unfold lr at 2.
    replace (seq u (S n) / IZR ud * (seq (l g) n / IZR (ld g)) * (IZR (ld g) * IZR ud)) with (seq u (S n) * seq (l g) n) by (field; lra). unfold seq in *. lra. }
  assert (Q3 : Qg a b g (S (from g)) <= ur (S (from g)) * Qg a b g (from g)).
  { rewrite !Qg_Z. unfold ur. rewrite seq_Z. apply Rmult_le_reg_r with (IZR ud); [assumption|].
    match goal with |- _ <= ?x / ?y * ?z * ?y => replace (x / y * z * y) with (x * z) by (field; lra) end. rewrite <- !mult_IZR. apply IZR_le. lia. }
  split; [apply (rising_grows (seq a) (seq b) (lr g) (from g) _ S2 LP Q0 ur UR B L1 U1 Q1 Q3)|].
  assert (N1 : 1 <= INR (from g)) by (apply (le_INR 1); lia).
  apply (rising_converges (seq a) (seq b) (lr g) (from g) _ S2 LP Q0 ur UR B L1 U1 Q1 Q3 (fun n => 1 - IZR dn / IZR dd / INR n) (IZR dn / IZR dd)).
  - lia.
  - apply Rdiv_lt_0_compat; assumption.
  - reflexivity.
  - intros n Hn. assert (A : INR (from g) <= INR n) by (apply le_INR; exact Hn). assert (C : IZR dd * INR (from g) <= IZR dd * INR n) by (apply Rmult_le_compat_l; lra).
    apply Rmult_le_reg_r with (IZR dd * INR n); [apply Rmult_lt_0_compat; lra|].
    replace ((1 - IZR dn / IZR dd / INR n) * (IZR dd * INR n)) with (IZR dd * INR n - IZR dn) by (field; lra). lra.
  - intros n Hn. assert (A : INR (from g) <= INR n) by (apply le_INR; exact Hn).
    pose proof (nonneg_from _ _ RA n Hn) as X. pose proof (next_q_at a b g n Hld) as Y. unfold seq, sub in X, Y. rewrite add_ok, smul_ok, !pmul_ok, smul_ok, <- seq_S, Y in X.
    cbn [evalR] in X. rewrite opp_IZR in X. fold (seq a (S n)) (seq b (S n)) in X. set (s := seq a (S n) * lr g n + seq b (S n)) in *.
    apply Rmult_le_reg_r with (IZR dd * INR n * IZR (ld g)); [repeat apply Rmult_lt_0_compat; lra|].
    replace ((1 - IZR dn / IZR dd / INR n) * s * (IZR dd * INR n * IZR (ld g))) with ((IZR dd * INR n - IZR dn) * (IZR (ld g) * s)) by (field; lra). lra.
Qed.

(** The fraction converges, and its q grow at least like l. *)
Lemma check_grows a b g : check_growth a b g = true -> grows (seq a) (seq b) (lr g) (from g) (sign_at a b (from g)).
Proof.
  intros H. destruct (speed g) as [r| |u ud dn dd] eqn:E; [| |apply (rising_ok a b g u ud dn dd H E)];
    unfold check_growth in H; rewrite E in H; apply andb_prop in H; destruct H as [HB H]; destruct (bound_ok a b g HB) as [Hld [LP [Q0 [Q1 S2]]]].
  - destruct (ratio_ok a b g r Hld H) as [B [C _]]. apply q_grows; assumption.
  - destruct (falling_ok a b g Hld H) as [B [C _]]. apply q_grows; try assumption. intros n Hn. left. apply B. exact Hn.
Qed.
Definition is_geometric g := match speed g with Rate (Geometric _ _) => true | _ => false end.
Lemma geometric_ok a b g : check_growth a b g = true -> is_geometric g = true -> exists L K r, pcf_limit (seq a) (seq b) L /\ 0 <= K /\ 0 < r < 1 /\
  forall n, (from g <= n)%nat -> Rabs (p (seq a) (seq b) n - L * q (seq a) (seq b) n) <= K * r ^ n * Rabs (q (seq a) (seq b) n).
Proof.
  intros H HG. unfold is_geometric in HG. destruct (speed g) as [[rn rd|]| |] eqn:S; try discriminate.
  unfold check_growth in H; rewrite S in H; apply andb_prop in H; destruct H as [HB H]; destruct (bound_ok a b g HB) as [Hld [A [F [G I]]]].
  destruct (ratio_ok a b g _ Hld H) as [B [C [D E]]]. unfold rho in D.
  assert (X : forall c n, seq [c] n = IZR c) by (intros; unfold seq; simpl; ring).
  unfold check_rate in E. apply andb_prop in E. destruct E as [E1 E2]. apply Z.ltb_lt in E1, E2. apply IZR_lt in E1, E2.
  assert (R : 0 < IZR rn / IZR rd < 1).
  { split; [apply Rdiv_lt_0_compat; lra|]. apply Rmult_lt_reg_r with (IZR rd); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  destruct (geometric_converges (seq a) (seq b) (lr g) (from g) _ I A B C F G (fun n => IZR rn / IZR rd)) with (r := IZR rn / IZR rd) as [L [K [HL [HK HE]]]]; auto.
  - intros n Hn. specialize (D n Hn). simpl rate_top in D. simpl rate_bottom in D. rewrite !X in D. exact D.
  - intros. lra.
  - exists L, K, (IZR rn / IZR rd). auto.
Qed.
Lemma power_ok a b g dn dd : check_growth a b g = true -> speed g = Rate (Power dn dd) ->
  exists L, pcf_limit (seq a) (seq b) L /\ forall e, INR e < IZR dn / IZR dd -> swift (seq a) (seq b) L e.
Proof.
  intros H S. unfold check_growth in H; rewrite S in H; apply andb_prop in H; destruct H as [HB H]; destruct (bound_ok a b g HB) as [Hld [A [F [G I]]]].
  destruct (ratio_ok a b g _ Hld H) as [B [C [D E]]]. unfold rho in D.
  pose proof E as E'. unfold check_rate in E. repeat (apply andb_prop in E; destruct E as [E ?]). apply Z.ltb_lt in E, H1, H2. apply IZR_lt in E, H2.
  apply (power_converges (seq a) (seq b) (lr g) (from g) _ I A B C F G (fun n => seq (rate_top (Power dn dd)) n / seq (rate_bottom (Power dn dd)) n)) with (delta := IZR dn / IZR dd).
  - exact D.
  - intros n Hn. destruct (rate_ok _ _ E' n Hn) as [R1 R2]. unfold Rdiv. apply Rmult_le_pos; [exact R2 | left; apply Rinv_0_lt_compat; exact R1].
  - lia.
  - apply Rdiv_lt_0_compat; assumption.
  - intros n Hn. assert (P : 0 < INR n) by (apply lt_0_INR; lia). unfold seq. simpl. rewrite opp_IZR, plus_IZR. field. lra.
Qed.
Theorem converges a b g : check_growth a b g = true -> exists L, pcf_limit (seq a) (seq b) L.
Proof.
  intros H. destruct (speed g) as [[rn rd|dn dd]| |u ud dn dd] eqn:S.
  - destruct (geometric_ok a b g H ltac:(unfold is_geometric; rewrite S; reflexivity)) as [L [_ [_ [HL _]]]]. exists L. exact HL.
  - destruct (power_ok a b g dn dd H S) as [L [HL _]]. exists L. exact HL.
  - unfold check_growth in H; rewrite S in H; apply andb_prop in H; destruct H as [HB H]; destruct (bound_ok a b g HB) as [Hld [A [F [G I]]]].
    destruct (falling_ok a b g Hld H) as [B [C [D E]]]. apply (falling_converges (seq a) (seq b) (lr g) (from g) _ I A F B C D E).
  - destruct (rising_ok a b g u ud dn dd H S) as [_ [L [HL _]]]. exists L. exact HL.
Qed.
(** It converges faster than n^-e. *)
Definition check_swift g (e : nat) := match speed g with
  | Rate (Geometric _ _) => true | Rate (Power dn dd) | Rising _ _ dn dd => (Z.ltb 0 dd && Z.ltb (Z.of_nat e * dd) dn)%bool | Falling => Nat.eqb e 0 end.
Lemma swift_ok a b g e : check_growth a b g = true -> check_swift g e = true -> exists L, pcf_limit (seq a) (seq b) L /\ swift (seq a) (seq b) L e.
Proof.
  intros H HS. assert (lt : forall dn dd, (Z.ltb 0 dd && Z.ltb (Z.of_nat e * dd) dn)%bool = true -> INR e < IZR dn / IZR dd).
  { intros dn dd K. apply andb_prop in K. destruct K as [K1 K2]. apply Z.ltb_lt in K1, K2. apply IZR_lt in K1, K2. rewrite mult_IZR, <- INR_IZR_INZ in K2.
    apply Rmult_lt_reg_r with (IZR dd); [exact K1|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  unfold check_swift in HS. destruct (speed g) as [[rn rd|dn dd]| |u ud dn dd] eqn:S.
  - destruct (geometric_ok a b g H ltac:(unfold is_geometric; rewrite S; reflexivity)) as [L [K [r [HL [K0 [R B]]]]]]. exists L. split; [exact HL|].
    apply (swift_rate _ _ L (fun n => K * r ^ n) (from g) e B). apply is_lim_seq_ext with (fun n => K * ((INR n + 1) ^ e * r ^ n)); [intros n; ring|].
    replace (Finite 0) with (Rbar_mult (Finite K) (Finite 0)) by (simpl; f_equal; ring). apply is_lim_seq_scal_l. apply poly_geom_lim. exact R.
  - destruct (power_ok a b g dn dd H S) as [L [HL HE]]. exists L. split; [exact HL | apply HE, lt, HS].
  - apply Nat.eqb_eq in HS. subst e. destruct (converges a b g H) as [L HL]. exists L. split; [exact HL | apply swift_0; exact HL].
  - destruct (rising_ok a b g u ud dn dd H S) as [_ [L [HL HE]]]. exists L. split; [exact HL | apply HE, lt, HS].
Qed.
