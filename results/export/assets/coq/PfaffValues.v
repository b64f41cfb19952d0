(** Pfaff.v for integer coefficients: a = a1 n + a0, b = b2 (n + alpha)(n + beta) with rational alpha, beta and b2 < 0; and its logarithms. *)
Require Import ZArith Reals Lra Lia Psatz List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Growth Functions Hypergeometric Pfaff Chain Values.
Import ListNotations.

(** Any s with s^2 = d = a1^2 + 4 b2, 0 < s < a1, and w = (a1 - s)/(a1 + s). *)
Definition check_pfaff (a1 a0 b2 b1 b0 d : Z) (g : growth) :=
  (Z.eqb d (a1 * a1 + 4 * b2) && check_growth [a0; a1] [b0; b1; b2] g && Z.ltb 0 a1 && Z.ltb b2 0 && Z.ltb 0 d
   && check_pole d [b1 + b2; 2 * b2]%Z (2 * a0 * b2 - a1 * (b1 + b2)) && never_zero 1 [b0; b1; b2])%bool.
Open Scope R_scope.
Theorem value_pfaff a1 a0 b2 b1 b0 d g s w t alpha gamma c alpha' c' : check_pfaff a1 a0 b2 b1 b0 d g = true -> 0 < s -> s * s = IZR d -> w = (IZR a1 - s) / (IZR a1 + s) ->
  IZR b1 = IZR b2 * (alpha + (c - gamma)) -> IZR b0 = IZR b2 * (alpha * (c - gamma)) -> c = IZR a0 / s + (IZR b1 / IZR b2 + 1) * ((1 - IZR a1 / s) / 2) -> 0 <= gamma ->
  t = (IZR a1 + s) / 2 * c -> alpha' = alpha + 1 -> c' = c + 1 ->
  limit_of [a0; a1] [b0; b1; b2] (MatZ 1 0 0 1) (t * hyp2f1 alpha gamma c w / hyp2f1 alpha' gamma c' w).
Proof.
  intros H Hs Hss Hw Hb1 Hb0 Hc Hg -> -> ->. unfold check_pfaff in H. do 5 (apply andb_prop in H; destruct H as [H ?]). apply andb_prop in H. destruct H as [HD H]. apply Z.eqb_eq in HD. subst d.
  apply Z.ltb_lt in H2, H3, H4. apply IZR_lt in H2, H3, H4. pose proof (pole_ok _ _ _ s H1 Hs Hss) as NC. pose proof (never_zero_ok _ _ H0) as NB. apply is_itself.
  rewrite plus_IZR, !mult_IZR in Hss. set (D := IZR a1) in *. set (S2 := (D + s) / 2). assert (SD : s < D) by nra.
  assert (W : 0 < w < 1). { rewrite Hw. split; [apply Rdiv_lt_0_compat; lra|]. apply Rmult_lt_reg_r with (D + s); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  assert (P1 : S2 * (1 + w) = D) by (unfold S2; rewrite Hw; field; lra).
  assert (P0 : S2 * (1 - w) = s) by (unfold S2; rewrite Hw; field; lra).
  assert (P2 : S2 ^ 2 * w = - IZR b2). { unfold S2. rewrite Hw. transitivity ((D * D - s * s) / 4); [field; lra|]. rewrite Hss. field. }
  assert (C : forall i, c + INR i <> 0).
  { intros i Z. apply (NC i). unfold seq, evalR. rewrite minus_IZR, !mult_IZR, !plus_IZR. fold D.
    replace (s * (IZR b1 + IZR b2 + INR i * (2 * IZR b2 + INR i * 0)) + (2 * IZR a0 * IZR b2 - D * (IZR b1 + IZR b2))) with (2 * IZR b2 * s * (c + INR i)); [rewrite Z; ring|].
    rewrite Hc. field. split; lra. }
  assert (E1 : forall n, S2 * ((1 + w) * INR n + c * (1 - w) + (alpha + (c - gamma) + 1) * w) = seq [a0; a1] n).
  { intros n. rewrite split_seq2. fold D. assert (SW : S2 * w = (D - s) / 2) by (unfold S2; rewrite Hw; field; lra).
    assert (AB : alpha + (c - gamma) = IZR b1 / IZR b2) by (rewrite Hb1; field; lra).
    transitivity (S2 * (1 + w) * INR n + c * (S2 * (1 - w)) + (alpha + (c - gamma) + 1) * (S2 * w)); [ring|]. rewrite P1, P0, SW, AB, Hc. field. split; lra. }
  assert (E2 : forall n, - (S2 ^ 2 * w * (INR n + alpha) * (INR n + (c - gamma))) = seq [b0; b1; b2] n).
  { intros n. rewrite P2, split_seq3, Hb1, Hb0. ring. }
  rewrite <- (F_hyp2f1 gamma w alpha c C), <- (F_hyp2f1 gamma w (alpha + 1) (c + 1) (c_next c C)).
  apply (pcf_limit_ext _ _ _ _ _ E1 E2). apply pfaff_quotient; auto.
  - unfold S2. lra.
  - intros n Z. apply (NB (S n)); [lia|]. rewrite <- E2, Z. reflexivity.
  - apply (moved [a0; a1] [b0; b1; b2]); auto. apply converges with (g := g). exact H.
Qed.

(** alpha = beta = 0, c = 1: PCF(a, b2 n^2) = - t w/ln (1 - w). *)
Theorem value_log a1 a0 b2 d g s w t v : check_pfaff a1 a0 b2 0 0 d g = true -> 0 < s -> s * s = IZR d -> w = (IZR a1 - s) / (IZR a1 + s) -> 2 * IZR a0 = IZR a1 + s ->
  t = - w * (IZR a1 + s) / 2 -> v = 1 - w -> limit_of [a0; a1] [0%Z; 0%Z; b2] (MatZ 1 0 0 1) (t / ln v).
Proof.
  intros H Hs Hss Hw Ha -> ->. pose proof H as H'. unfold check_pfaff in H'. do 5 (apply andb_prop in H'; destruct H' as [H' ?]). apply Z.ltb_lt, IZR_lt in H2, H3, H4.
  apply andb_prop in H'. destruct H' as [HD _]. apply Z.eqb_eq in HD. pose proof Hss as Hss'. rewrite HD, plus_IZR, !mult_IZR in Hss'. assert (SD : s < IZR a1) by nra.
  assert (W : 0 < w < 1). { rewrite Hw. split; [apply Rdiv_lt_0_compat; lra|]. apply Rmult_lt_reg_r with (IZR a1 + s); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  pose proof (value_pfaff a1 a0 b2 0 0 d g s w ((IZR a1 + s) / 2 * 1) 0 1 1 (0 + 1) (1 + 1) H Hs Hss Hw ltac:(ring) ltac:(ring)
    ltac:(apply Rmult_eq_reg_r with s; [|lra]; replace (IZR a0) with ((IZR a1 + s) / 2) by lra; field; lra) ltac:(lra) eq_refl eq_refl eq_refl) as V.
  replace (- w * (IZR a1 + s) / 2 / ln (1 - w)) with ((IZR a1 + s) / 2 * 1 * hyp2f1 0 1 1 w / hyp2f1 (0 + 1) 1 (1 + 1) w); [exact V|].
  assert (H0f : hyp2f1 0 1 1 w = 1).
  { unfold hyp2f1. rewrite (Series_ext _ (fun k => match k with O => 1 | S _ => 0 end)).
    - apply is_series_unique. apply is_series_Reals. intros eps He. exists O. intros n _.
      replace (sum_f_R0 (fun k => match k with O => 1 | S _ => 0 end) n) with 1; [unfold R_dist; rewrite Rminus_diag_eq, Rabs_R0; lra|].
      induction n as [|n IH]; simpl; [reflexivity | rewrite <- IH; ring].
    - intros [|k]; [simpl; field|]. assert (Z : poch 0 (S k) = 0) by (induction k as [|k IH]; [simpl; ring | change (poch 0 (S (S k))) with (poch 0 (S k) * (0 + INR (S k))); rewrite IH; ring]).
      rewrite Z. unfold Rdiv. ring. }
  replace (0 + 1) with 1 by ring. replace (1 + 1) with 2 by ring. rewrite H0f.
  pose proof (hyp2f1_log w ltac:(rewrite Rabs_pos_eq; lra)) as T. assert (LN : ln (1 - w) < 0) by (rewrite <- ln_1; apply ln_increasing; lra).
  assert (HF : hyp2f1 1 1 2 w = - ln (1 - w) / w) by (apply Rmult_eq_reg_l with w; [rewrite T; field; lra | lra]). rewrite HF. field. lra.
Qed.
