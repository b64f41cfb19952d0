(** zeta(2) = PI^2/6 in the sums of Sums.v, their odd and alternating parts, and the limits from dual sums as ends: 1/(2 G), 24/PI^2, 12/(7 zeta(3)), and
    Apery's 30/PI^2 and 6/zeta(3), 32/(7 zeta(3)). *)
Require Import ZArith Reals Lra Lia List Bool.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Matrix Fraction Polynomial Functions Chain Named Sums Basel Catalan Sporadic Domb AperyTwo AperyThree HalfZeta.
Import ListNotations.
Open Scope R_scope.

Lemma zeta_2 : zeta 2 = PI ^ 2 / 6.
Proof. apply is_series_unique. exact basel. Qed.
Lemma zeta_series k : (2 <= k)%nat -> ex_series (fun j => / (INR j + 1) ^ k).
Proof.
  intros Hk. apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ square); [|exact square_series].
  intros j. pose proof (pos_INR j). assert (P : forall m, 0 < (INR j + 1) ^ m) by (intros m; apply pow_lt; lra).
  refine (Rle_trans _ (Rabs (/ (INR j + 1) ^ k)) _ (Rle_refl _) _). rewrite Rabs_pos_eq by (left; apply Rinv_0_lt_compat, P). unfold square. apply Rinv_le_contravar; [apply P | apply Rle_pow; [lra | exact Hk]].
Qed.
(** The terms with odd and with even j + 1. *)
Section Parts.
Variable k : nat.
Hypothesis k2 : (2 <= k)%nat.
Definition odd_part := Series (fun j => / (2 * INR j + 1) ^ k).
Lemma odd_series : ex_series (fun j => / (2 * INR j + 1) ^ k).
Proof.
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (fun j => / (INR j + 1) ^ k)); [|apply zeta_series; exact k2].
  intros j. pose proof (pos_INR j). refine (Rle_trans _ (Rabs (/ (2 * INR j + 1) ^ k)) _ (Rle_refl _) _). assert (P : 0 < (2 * INR j + 1) ^ k) by (apply pow_lt; lra).
  rewrite Rabs_pos_eq by (left; apply Rinv_0_lt_compat, P). apply Rinv_le_contravar; [apply pow_lt; lra | apply pow_incr; lra].
Qed.
Lemma even_series : is_series (fun j => / (2 * INR j + 2) ^ k) (/ 2 ^ k * zeta k).
Proof.
  apply (is_series_ext (fun j => / 2 ^ k * / (INR j + 1) ^ k)).
  - intros j. pose proof (pos_INR j). replace (2 * INR j + 2) with (2 * (INR j + 1)) by ring. rewrite Rpow_mult_distr, Rinv_mult. reflexivity.
  - apply (is_series_scal (/ 2 ^ k) (fun j => / (INR j + 1) ^ k)). apply Series_correct, zeta_series. exact k2.
Qed.
Lemma parts x : x ^ 2 = 1 -> is_series (fun j => x ^ j * / (INR j + 1) ^ k) (odd_part + x * (/ 2 ^ k * zeta k)).
Proof.
  intros X. set (c := fun j => / (INR j + 1) ^ k).
  assert (one : forall j, (x ^ 2) ^ j = 1) by (intros j; rewrite X; apply pow1).
  assert (P : is_pseries c x (odd_part + x * (/ 2 ^ k * zeta k))).
  { apply is_pseries_odd_even.
    - apply is_pseries_R. apply (is_series_ext (fun j => / (2 * INR j + 1) ^ k)); [|apply Series_correct, odd_series].
      intros j. rewrite one, Rmult_1_r. unfold c. f_equal. f_equal. rewrite mult_INR. simpl. ring.
    - apply is_pseries_R. apply (is_series_ext (fun j => / (2 * INR j + 2) ^ k)); [|exact even_series].
      intros j. rewrite one, Rmult_1_r. unfold c. f_equal. f_equal. rewrite plus_INR, mult_INR. simpl. ring. }
  apply is_pseries_R in P. apply (is_series_ext (fun j => c j * x ^ j)); [|exact P]. intros j. apply Rmult_comm.
Qed.
Lemma odd_zeta : odd_part = (1 - / 2 ^ k) * zeta k.
Proof.
  pose proof (parts 1 ltac:(ring)) as P. apply is_series_unique in P. assert (E : zeta k = Series (fun j => 1 ^ j * / (INR j + 1) ^ k)) by (apply Series_ext; intros j; rewrite pow1; ring).
  rewrite <- E in P. lra.
Qed.
Lemma half_zeta : lerch 1 k (1 / 2) = (2 ^ k - 1) * zeta k.
Proof.
  transitivity (2 ^ k * odd_part).
  - unfold lerch, odd_part. rewrite <- Series_scal_l. apply Series_ext. intros j. pose proof (pos_INR j). rewrite pow1.
    replace (2 * INR j + 1) with (2 * (INR j + 1 / 2)) by field. rewrite Rpow_mult_distr. field. split; apply pow_nonzero; lra.
  - rewrite odd_zeta. field. apply pow_nonzero. lra.
Qed.
Lemma eta_zeta : lerch (-1) k 1 = (1 - 2 / 2 ^ k) * zeta k.
Proof.
  pose proof (parts (-1) ltac:(ring)) as P. apply is_series_unique in P. unfold lerch. transitivity (Series (fun j => (-1) ^ j * / (INR j + 1) ^ k)); [reflexivity|].
  rewrite P, odd_zeta. field. apply pow_nonzero. lra.
Qed.
End Parts.
(** As value_lerch gives them. *)
Lemma named_zeta_2 : lerch (1 / 1) 2 (1 / 1) = 1 / 6 * PI ^ 2.
Proof. rewrite unit_lerch, zeta_2. field. Qed.
Lemma named_half_2 : lerch (1 / 1) 2 (1 / 2) = 1 / 2 * PI ^ 2.
Proof. replace (1 / 1) with 1 by field. rewrite (half_zeta 2) by lia. rewrite zeta_2. field. Qed.
Lemma named_eta_2 : lerch (-1 / 1) 2 (1 / 1) = 1 / 12 * PI ^ 2.
Proof. replace (-1 / 1) with (-1) by field. replace (1 / 1) with 1 by field. rewrite (eta_zeta 2) by lia. rewrite zeta_2. field. Qed.
Lemma named_half_3 : lerch (1 / 1) 3 (1 / 2) = 7 / 1 * zeta 3.
Proof. replace (1 / 1) with 1 by field. rewrite (half_zeta 3) by lia. field. Qed.
Lemma named_eta_3 : lerch (-1 / 1) 3 (1 / 1) = 3 / 4 * zeta 3.
Proof. replace (-1 / 1) with (-1) by field. replace (1 / 1) with 1 by field. rewrite (eta_zeta 3) by lia. field. Qed.

(** The limits of the four fractions. *)
Lemma as_end a b f g p q x v : pcf_limit f g v -> (forall n, f n = seq a n) -> (forall n, g n = seq b n) -> IZR q <> 0 -> x <> 0 -> v = IZR p / IZR q / x -> limit_of a b (MatZ 0 p q 0) x.
Proof. intros H A B Q X E. apply (inverse_of a b p q x v); auto. apply is_itself. apply (pcf_limit_ext _ _ _ _ _ A B H). Qed.
Ltac values := intros; unfold seq, evalR, ca, cb, za, zb, da, db, aa, ab, ya, yb, ha, hb; ring.
Theorem end_catalan : limit_of [1; 3; 3]%Z [0; 0; 0; 0; -2]%Z (MatZ 0 1 2 0) catalan.
Proof. destruct catalan_base as [N L]. apply (as_end _ _ _ _ _ _ _ _ L); [values | values | lra | exact N | field; exact N]. Qed.
Lemma square_zeta : Series square = PI ^ 2 / 6.
Proof. exact zeta_2. Qed.
Lemma PI_square : PI ^ 2 <> 0.
Proof. apply pow_nonzero. pose proof PI_RGT_0. lra. Qed.
Theorem end_apery_two : limit_of [3; 11; 11]%Z [0; 0; 0; 0; 1]%Z (MatZ 0 30 1 0) (PI ^ 2).
Proof.
  destruct apery_two as [_ L]. pose proof PI_square as N. apply (as_end _ _ _ _ _ _ _ _ L); [values | values | lra | exact N|]. rewrite square_zeta. field. pose proof PI_RGT_0. lra.
Qed.
Lemma s2_pi : s2 = PI ^ 2 / 2.
Proof.
  transitivity (lerch (1 / 1) 2 (1 / 2)); [|rewrite named_half_2; field]. replace (1 / 1) with 1 by field. apply Series_ext. intros j. rewrite pow1. unfold maj, Rdiv. ring.
Qed.
Theorem end_franel : limit_of [2; 7; 7]%Z [0; 0; 0; 0; 8]%Z (MatZ 0 24 1 0) (PI ^ 2).
Proof.
  destruct franel_limit as [_ L]. pose proof PI_square as N. apply (as_end _ _ _ _ _ _ _ _ L); [values | values | lra | exact N|]. rewrite s2_pi. field. pose proof PI_RGT_0. lra.
Qed.
Lemma s3_zeta : s3 = 7 * zeta 3.
Proof.
  transitivity (lerch (1 / 1) 3 (1 / 2)); [|rewrite named_half_3; field]. replace (1 / 1) with 1 by field. apply Series_ext. intros j. rewrite pow1. unfold mj3, Rdiv. ring.
Qed.
Theorem end_domb : limit_of [2; 9; 15; 10]%Z [0; 0; 0; 0; 0; 0; -16]%Z (MatZ 0 12 7 0) (zeta 3).
Proof.
  destruct domb_limit as [N L]. rewrite s3_zeta in N. assert (N3 : zeta 3 <> 0) by (intros Z; apply N; rewrite Z; ring).
  apply (as_end _ _ _ _ _ _ _ _ L); [values | values | lra | exact N3|]. rewrite s3_zeta. field. exact N3.
Qed.
Lemma z3_zeta : z3 = zeta 3.
Proof. reflexivity. Qed.
Theorem end_apery_three : limit_of [5; 27; 51; 34]%Z [0; 0; 0; 0; 0; 0; -1]%Z (MatZ 0 6 1 0) (zeta 3).
Proof.
  destruct apery_three as [N L]. rewrite z3_zeta in N. apply (as_end _ _ _ _ _ _ _ _ L); [values | values | lra | exact N|]. rewrite z3_zeta. field. exact N.
Qed.
Theorem end_half_zeta : limit_of [4; 20; 36; 24]%Z [0; 0; 0; 0; 0; 0; -16]%Z (MatZ 0 32 7 0) (zeta 3).
Proof.
  destruct half_three as [N L]. rewrite s3_zeta in N. assert (N3 : zeta 3 <> 0) by (intros Z; apply N; rewrite Z; ring).
  apply (as_end _ _ _ _ _ _ _ _ L); [values | values | lra | exact N3|]. rewrite s3_zeta. field. exact N3.
Qed.
