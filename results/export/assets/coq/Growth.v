(** The checker of convergence: a boolean about integer polynomials, and what follows when it is true.

    l/ld bounds q n / q(n-1) from below from n = [from] on, and the rate is geometric, rn/rd < 1, or a power, 1 - (1 + dn/dd)/n. *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Decay Dominance Polynomial.
Import ListNotations.

Inductive rate := Geometric (rn rd : Z) | Power (dn dd : Z).
Record growth := Growth { l : list Z; ld : Z; from : nat; speed : rate }.
(** The rate at n as a quotient of polynomials. *)
Definition rate_top r := match r with Geometric rn _ => [rn] | Power dn dd => [(- (dd + dn))%Z; dd] end.
Definition rate_bottom r := match r with Geometric _ rd => [rd] | Power _ dd => [0%Z; dd] end.
Definition check_rate r N := match r with
  | Geometric rn rd => (Z.ltb 0 rn && Z.ltb rn rd)%bool
  | Power dn dd => (Z.ltb 0 dn && Z.ltb 0 dd && Z.ltb 0 N && Z.leb (dd + dn) (dd * N))%bool end.
Definition check_growth (a b : list Z) (g : growth) : bool :=
  let N := Z.of_nat (from g) in let a1 := shift 1 a in let b1 := shift 1 b in let l1 := shift 1 (l g) in
  let P := convZ a b (from g) in let P1 := convZ a b (S (from g)) in let sg := Z.sgn (z22 P) in
  let x := sub (smul (ld g) a1) l1 in let w := pmul (rate_top (speed g)) (add (pmul a1 (l g)) (smul (ld g) b1)) in
  let v := pmul (rate_bottom (speed g)) (smul (ld g) b1) in
  (check_rate (speed g) N && Z.ltb 0 (ld g) && positive (shift N (l g)) && nonneg (shift N x)
   && nonneg (shift N (add (pmul x (l g)) (smul (ld g * ld g) b1))) && nonneg (shift N (sub w v)) && nonneg (shift N (add w v))
   && Z.ltb 0 (sg * z22 P) && Z.leb (evalZ (l g) (Z.of_nat (S (from g))) * (sg * z22 P)) (ld g * (sg * z22 P1)))%bool.

Open Scope R_scope.
Definition lr g n := seq (l g) n / IZR (ld g).
Definition rho g n := seq (rate_top (speed g)) n / seq (rate_bottom (speed g)) n.
Definition sign_at a b n := IZR (Z.sgn (z22 (convZ a b n))).

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

Lemma growth_ok a b g : check_growth a b g = true -> let sg := sign_at a b (from g) in
  (forall n, (from g <= n)%nat -> 0 < lr g n) /\
  (forall n, (from g <= n)%nat -> lr g (S n) <= seq a (S n)) /\
  (forall n, (from g <= n)%nat -> 0 <= (seq a (S n) - lr g (S n)) * lr g n + seq b (S n)) /\
  (forall n, (from g <= n)%nat -> Rabs (seq b (S n)) <= rho g n * (seq a (S n) * lr g n + seq b (S n))) /\
  check_rate (speed g) (Z.of_nat (from g)) = true /\ 0 < sg * q (seq a) (seq b) (from g) /\
  lr g (S (from g)) * (sg * q (seq a) (seq b) (from g)) <= sg * q (seq a) (seq b) (S (from g)) /\ sg * sg = 1.
Proof.
  unfold check_growth. cbv zeta. intros H. repeat (apply andb_prop in H; destruct H as [H ?]).
  rename H into C1, H7 into C2, H6 into C3, H5 into C4, H4 into C5, H3 into C6, H2 into C7, H1 into C8, H0 into C9.
  apply Z.ltb_lt in C2, C8. apply Z.leb_le in C9. assert (Hld : 0 < IZR (ld g)) by (apply IZR_lt; assumption).
  assert (LP : forall n, (from g <= n)%nat -> 0 < seq (l g) n) by (apply pos_from; assumption).
  split; [|split; [|split; [|split; [|split; [|split; [|split]]]]]].
  - intros n Hn. apply Rdiv_lt_0_compat; auto.
  - intros n Hn. pose proof (nonneg_from _ _ C4 n Hn) as X. unfold seq, sub in X. rewrite add_ok, !smul_ok, <- !seq_S in X.
    unfold lr. apply Rmult_le_reg_r with (IZR (ld g)); [assumption|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
  - intros n Hn. pose proof (nonneg_from _ _ C5 n Hn) as X. unfold seq, sub in X.
    rewrite add_ok, pmul_ok, add_ok, !smul_ok, <- !seq_S in X. fold (seq (l g) n) in X. rewrite mult_IZR in X. unfold lr.
    apply Rmult_le_reg_r with (IZR (ld g) * IZR (ld g)); [apply Rmult_lt_0_compat; assumption|].
    replace (((seq a (S n) - seq (l g) (S n) / IZR (ld g)) * (seq (l g) n / IZR (ld g)) + seq b (S n)) * (IZR (ld g) * IZR (ld g)))
      with ((IZR (ld g) * seq a (S n) - seq (l g) (S n)) * seq (l g) n + IZR (ld g) * IZR (ld g) * seq b (S n)) by (field; lra). lra.
  - intros n Hn. destruct (rate_ok _ _ C1 n Hn) as [R1 R2].
    pose proof (nonneg_from _ _ C6 n Hn) as X. pose proof (nonneg_from _ _ C7 n Hn) as Y. unfold seq, sub in X, Y.
    rewrite add_ok, !smul_ok, !pmul_ok, !add_ok, !smul_ok, !pmul_ok, <- !seq_S in X. rewrite add_ok, !pmul_ok, !add_ok, !smul_ok, !pmul_ok, <- !seq_S in Y.
    fold (seq (l g) n) (seq (rate_top (speed g)) n) (seq (rate_bottom (speed g)) n) in X, Y. unfold lr, rho.
    set (t := seq (rate_top (speed g)) n) in *. set (u := seq (rate_bottom (speed g)) n) in *.
    assert (E : t / u * (seq a (S n) * (seq (l g) n / IZR (ld g)) + seq b (S n)) * (u * IZR (ld g))
      = t * (seq a (S n) * seq (l g) n + IZR (ld g) * seq b (S n))) by (field; lra).
    assert (P : 0 < u * IZR (ld g)) by (apply Rmult_lt_0_compat; lra).
    apply Rabs_le; split; (apply Rmult_le_reg_r with (u * IZR (ld g)); [assumption|]); [rewrite Ropp_mult_distr_l_reverse|]; rewrite E; lra.
  - exact C1.
  - unfold q, sign_at. rewrite conv_Z. unfold toR. cbn [m22]. rewrite <- mult_IZR. apply IZR_lt. assumption.
  - unfold q, sign_at. rewrite !conv_Z. unfold toR, lr. cbn [m22]. rewrite seq_Z.
    apply Rmult_le_reg_r with (IZR (ld g)); [assumption|].
    match goal with |- ?x / ?y * ?z * ?y <= _ => replace (x / y * z * y) with (x * z) by (field; lra) end.
    rewrite <- !mult_IZR. apply IZR_le. lia.
  - unfold sign_at. rewrite <- mult_IZR. replace 1 with (IZR 1) by reflexivity. f_equal.
    destruct (Z.sgn_spec (z22 (convZ a b (from g)))) as [[_ E]|[[Z E]|[_ E]]]; rewrite E; try reflexivity. rewrite <- Z in C8. lia.
Qed.

(** The fraction converges, and its q grow at least like l. *)
Lemma check_grows a b g : check_growth a b g = true -> grows (seq a) (seq b) (lr g) (from g) (sign_at a b (from g)).
Proof. intros H. destruct (growth_ok a b g H) as [A [B [C [_ [_ [F [G I]]]]]]]. apply q_grows; assumption. Qed.
Definition is_geometric g := match speed g with Geometric _ _ => true | _ => false end.
Lemma geometric_ok a b g : check_growth a b g = true -> is_geometric g = true -> exists L K r, pcf_limit (seq a) (seq b) L /\ 0 <= K /\ 0 < r < 1 /\
  forall n, (from g <= n)%nat -> Rabs (p (seq a) (seq b) n - L * q (seq a) (seq b) n) <= K * r ^ n * Rabs (q (seq a) (seq b) n).
Proof.
  intros H HG. destruct (growth_ok a b g H) as [A [B [C [D [E [F [G I]]]]]]]. unfold is_geometric, rho in *. destruct (speed g) as [rn rd|]; [|discriminate].
  assert (X : forall c n, seq [c] n = IZR c) by (intros; unfold seq; simpl; ring).
  unfold check_rate in E. apply andb_prop in E. destruct E as [E1 E2]. apply Z.ltb_lt in E1, E2. apply IZR_lt in E1, E2.
  assert (R : 0 < IZR rn / IZR rd < 1).
  { split; [apply Rdiv_lt_0_compat; lra|]. apply Rmult_lt_reg_r with (IZR rd); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  destruct (geometric_converges (seq a) (seq b) (lr g) (from g) _ I A B C F G (fun n => IZR rn / IZR rd)) with (r := IZR rn / IZR rd) as [L [K [HL [HK HE]]]]; auto.
  - intros n Hn. specialize (D n Hn). simpl rate_top in D. simpl rate_bottom in D. rewrite !X in D. exact D.
  - intros. lra.
  - exists L, K, (IZR rn / IZR rd). auto.
Qed.
Theorem converges a b g : check_growth a b g = true -> exists L, pcf_limit (seq a) (seq b) L.
Proof.
  intros H. destruct (is_geometric g) eqn:HG; [destruct (geometric_ok a b g H HG) as [L [_ [_ [HL _]]]]; exists L; exact HL|].
  destruct (growth_ok a b g H) as [A [B [C [D [E [F [G I]]]]]]]. unfold is_geometric, rho in *. destruct (speed g) as [|dn dd]; [discriminate|].
  pose proof E as E'. unfold check_rate in E. repeat (apply andb_prop in E; destruct E as [E ?]). apply Z.ltb_lt in E, H1, H2. apply IZR_lt in E, H2.
  apply (power_converges (seq a) (seq b) (lr g) (from g) _ I A B C F G (fun n => seq (rate_top (Power dn dd)) n / seq (rate_bottom (Power dn dd)) n)) with (delta := IZR dn / IZR dd).
  - exact D.
  - intros n Hn. destruct (rate_ok _ _ E' n Hn) as [R1 R2]. unfold Rdiv. apply Rmult_le_pos; [exact R2 | left; apply Rinv_0_lt_compat; exact R1].
  - lia.
  - apply Rdiv_lt_0_compat; assumption.
  - intros n Hn. assert (P : 0 < INR n) by (apply lt_0_INR; lia). unfold seq. simpl. rewrite opp_IZR, plus_IZR. field. lra.
Qed.
