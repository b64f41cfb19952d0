(** sum 1/(j+1)^2 = PI^2/6, after D. Daners, A short elementary proof of sum 1/k^2 = pi^2/6, Math. Mag. 85 (2012): with
    A n = int cos^(2n) x, B n = int x^2 cos^(2n) x over [0, PI/2], 1/n^2 = 2 B(n-1)/A(n-1) - 2 B n/A n, and B n/A n -> 0. *)
Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Brouncker Require Import Ratio.
Open Scope R_scope.

Definition A (n : nat) : R := RInt (fun x => cos x ^ (2 * n)) 0 (PI / 2).
Definition B (n : nat) : R := RInt (fun x => x ^ 2 * cos x ^ (2 * n)) 0 (PI / 2).
Lemma cos_pow_continuous k x : continuous (fun x => cos x ^ k) x.
Proof. apply (ex_derive_continuous (fun x => cos x ^ k)). auto_derive. exact I. Qed.
Lemma A_int n : is_RInt (fun x => cos x ^ (2 * n)) 0 (PI / 2) (A n).
Proof. apply (RInt_correct (fun x => cos x ^ (2 * n))). apply (ex_RInt_continuous (fun x => cos x ^ (2 * n))). intros. apply cos_pow_continuous. Qed.
Lemma B_continuous n x : continuous (fun x => x ^ 2 * cos x ^ (2 * n)) x.
Proof. apply (ex_derive_continuous (fun x => x ^ 2 * cos x ^ (2 * n))). auto_derive. exact I. Qed.
Lemma B_int n : is_RInt (fun x => x ^ 2 * cos x ^ (2 * n)) 0 (PI / 2) (B n).
Proof. apply (RInt_correct (fun x => x ^ 2 * cos x ^ (2 * n))). apply (ex_RInt_continuous (fun x => x ^ 2 * cos x ^ (2 * n))). intros. apply B_continuous. Qed.
Lemma sin_sq x : sin x * sin x = 1 - cos x * cos x.
Proof. pose proof (sin2_cos2 x) as H. unfold Rsqr in H. lra. Qed.
Lemma even_S n : (2 * S n = S (S (2 * n)))%nat.
Proof. lia. Qed.

(** (sin cos^(2n+1))' = (2n+2) cos^(2n+2) - (2n+1) cos^(2n) *)
Lemma A_S n : (2 * INR n + 2) * A (S n) = (2 * INR n + 1) * A n.
Proof.
  set (k := (2 * n)%nat). assert (K : INR k = 2 * INR n) by (unfold k; rewrite mult_INR; simpl; ring).
  assert (D : is_RInt (fun x => (INR k + 2) * cos x ^ S (S k) - (INR k + 1) * cos x ^ k) 0 (PI / 2) (sin (PI / 2) * cos (PI / 2) ^ S k - sin 0 * cos 0 ^ S k)).
  { apply (is_RInt_derive (fun x => sin x * cos x ^ S k) (fun x => (INR k + 2) * cos x ^ S (S k) - (INR k + 1) * cos x ^ k)).
    - intros x _. auto_derive; [exact I|]. rewrite ?S_INR. change (pred (S k)) with k. cbn [pow].
      transitivity (cos x * (cos x * cos x ^ k) - (INR k + 1) * (sin x * sin x) * cos x ^ k); [destruct k; simpl; ring|]. rewrite sin_sq. ring.
    - intros x _. apply (ex_derive_continuous (fun x => (INR k + 2) * cos x ^ S (S k) - (INR k + 1) * cos x ^ k)). auto_derive. exact I. }
  rewrite cos_PI2, sin_0 in D. replace (sin (PI / 2) * 0 ^ S k - 0 * cos 0 ^ S k) with 0 in D by (simpl; ring).
  assert (E : is_RInt (fun x => (INR k + 2) * cos x ^ S (S k) - (INR k + 1) * cos x ^ k) 0 (PI / 2) ((INR k + 2) * A (S n) - (INR k + 1) * A n)).
  { pose proof (A_int (S n)) as H1. pose proof (A_int n) as H0. rewrite even_S in H1. fold k in H0, H1.
    apply (is_RInt_minus (fun x => (INR k + 2) * cos x ^ S (S k)) (fun x => (INR k + 1) * cos x ^ k)).
    - apply (is_RInt_scal (fun x => cos x ^ S (S k)) _ _ (INR k + 2) _ H1).
    - apply (is_RInt_scal (fun x => cos x ^ k) _ _ (INR k + 1) _ H0). }
  apply (is_RInt_unique (V := R_CompleteNormedModule)) in D. apply (is_RInt_unique (V := R_CompleteNormedModule)) in E. rewrite E in D. rewrite K in D. lra.
Qed.
(** (x cos^(2m) + m x^2 cos^(2m-1) sin)' = cos^(2m) - m (2m-1) x^2 cos^(2m-2) + 2 m^2 x^2 cos^(2m), m = n + 1 *)
Lemma A_by_B n : A (S n) = (INR n + 1) * (2 * INR n + 1) * B n - 2 * (INR n + 1) ^ 2 * B (S n).
Proof.
  set (k := (2 * n)%nat). set (m := INR n + 1). assert (K : INR k + 1 = 2 * m - 1) by (unfold k, m; rewrite mult_INR; simpl; ring).
  set (h := fun x => cos x ^ S (S k) - m * (2 * m - 1) * (x ^ 2 * cos x ^ k) + 2 * m ^ 2 * (x ^ 2 * cos x ^ S (S k))).
  assert (D : is_RInt h 0 (PI / 2) ((PI / 2 * cos (PI / 2) ^ S (S k) + m * (PI / 2) ^ 2 * cos (PI / 2) ^ S k * sin (PI / 2)) - (0 * cos 0 ^ S (S k) + m * 0 ^ 2 * cos 0 ^ S k * sin 0))).
  { apply (is_RInt_derive (fun x => x * cos x ^ S (S k) + m * x ^ 2 * cos x ^ S k * sin x) h).
    - intros x _. unfold h. auto_derive; [exact I|]. change (match k with O => 1 | S _ => INR k + 1 end) with (INR (S k)). rewrite ?S_INR. rewrite <- K. cbn [pow pred]. pose proof (sin_sq x) as T. set (c := cos x) in *. set (s := sin x) in *. set (w := c ^ k). set (i := INR k) in *.
      assert (M : m = (i + 2) / 2) by lra. rewrite M.
      transitivity (c * (c * w) + (i + 2) / 2 * x ^ 2 * (c * (c * w) - (i + 1) * w * (s * s))); [unfold w; field|]. rewrite T. field.
    - intros x _. unfold h. apply (ex_derive_continuous (fun x => cos x ^ S (S k) - m * (2 * m - 1) * (x ^ 2 * cos x ^ k) + 2 * m ^ 2 * (x ^ 2 * cos x ^ S (S k)))). auto_derive. exact I. }
  rewrite cos_PI2, sin_0 in D.
  replace (PI / 2 * 0 ^ S (S k) + m * (PI / 2) ^ 2 * 0 ^ S k * sin (PI / 2) - (0 * cos 0 ^ S (S k) + m * 0 ^ 2 * cos 0 ^ S k * 0)) with 0 in D by (simpl; ring).
  assert (E : is_RInt h 0 (PI / 2) (A (S n) - m * (2 * m - 1) * B n + 2 * m ^ 2 * B (S n))).
  { pose proof (A_int (S n)) as H1. pose proof (B_int n) as H0. pose proof (B_int (S n)) as H2. rewrite even_S in H1, H2. fold k in H0, H1, H2. unfold h.
    apply (is_RInt_plus (fun x => cos x ^ S (S k) - m * (2 * m - 1) * (x ^ 2 * cos x ^ k)) (fun x => 2 * m ^ 2 * (x ^ 2 * cos x ^ S (S k)))).
    - apply (is_RInt_minus (fun x => cos x ^ S (S k)) (fun x => m * (2 * m - 1) * (x ^ 2 * cos x ^ k))); [exact H1|].
      apply (is_RInt_scal (fun x => x ^ 2 * cos x ^ k) _ _ (m * (2 * m - 1)) _ H0).
    - apply (is_RInt_scal (fun x => x ^ 2 * cos x ^ S (S k)) _ _ (2 * m ^ 2) _ H2). }
  apply (is_RInt_unique (V := R_CompleteNormedModule)) in D. apply (is_RInt_unique (V := R_CompleteNormedModule)) in E. rewrite E in D. replace (2 * INR n + 1) with (2 * m - 1) by (unfold m; ring). lra.
Qed.
Lemma A_pos n : 0 < A n.
Proof.
  induction n as [|n IH].
  - unfold A. rewrite (RInt_ext _ (fun _ => 1)) by (intros; simpl; ring). rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. pose proof PI_RGT_0. lra.
  - pose proof (A_S n) as H. pose proof (pos_INR n). apply Rmult_lt_reg_l with (2 * INR n + 2); [lra|]. rewrite H, Rmult_0_r. apply Rmult_lt_0_compat; lra.
Qed.
Lemma telescopes n : / (INR n + 1) ^ 2 = 2 * (B n / A n) - 2 * (B (S n) / A (S n)).
Proof.
  pose proof (A_by_B n) as H. pose proof (A_S n) as AS. pose proof (A_pos n) as P. pose proof (A_pos (S n)) as P1. pose proof (pos_INR n) as N.
  assert (E : A n = (2 * INR n + 2) * A (S n) / (2 * INR n + 1)) by (rewrite AS; field; lra).
  apply Rmult_eq_reg_r with ((INR n + 1) ^ 2 * A (S n)); [|apply Rmult_integral_contrapositive_currified; [apply pow_nonzero; lra | lra]].
  transitivity (A (S n)); [field; lra|]. rewrite H at 1. rewrite E. field. repeat split; lra.
Qed.
Lemma ratio_start : B 0 / A 0 = PI ^ 2 / 12.
Proof.
  assert (HA : A 0 = PI / 2). { unfold A. rewrite (RInt_ext _ (fun _ => 1)) by (intros; simpl; ring). rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. ring. }
  assert (HB : B 0 = PI ^ 3 / 24).
  { apply (is_RInt_unique (V := R_CompleteNormedModule)). apply is_RInt_ext with (fun x => x ^ 2); [intros; simpl; ring|].
    replace (PI ^ 3 / 24) with ((PI / 2) ^ 3 / 3 - 0 ^ 3 / 3) by field. apply (is_RInt_derive (fun x => x ^ 3 / 3) (fun x => x ^ 2)).
    - intros x _. auto_derive; [exact I|]. simpl. field.
    - intros x _. apply (ex_derive_continuous (fun x => x ^ 2)). auto_derive. exact I. }
  rewrite HA, HB. pose proof PI_RGT_0. field. lra.
Qed.
(** x <= 3 sin x *)
Lemma sin_low x : 0 < x < PI / 2 -> x ^ 2 <= 9 * (1 - cos x * cos x).
Proof.
  intros Hx. pose proof PI_4. rewrite <- sin_sq. assert (K : x <= 3 * sin x).
  { destruct (pre_sin_bound x 0 ltac:(lra) ltac:(lra)) as [L _]. unfold sin_approx, sin_term in L. simpl in L. assert (Y : x * x <= 4) by nra.
    assert (E : x * (1 - x * x / 6) <= sin x) by (eapply Rle_trans; [right | exact L]; field).
    assert (x * (1 / 3) <= x * (1 - x * x / 6)) by (apply Rmult_le_compat_l; lra). lra. }
  replace (x ^ 2) with (x * x) by ring. replace (9 * (sin x * sin x)) with (3 * sin x * (3 * sin x)) by ring. apply Rmult_le_compat; lra.
Qed.
Lemma ratio_small n : 0 <= B n / A n <= 9 / 2 * / (INR n + 1).
Proof.
  pose proof (A_pos n) as P. pose proof (A_S n) as AS. pose proof (pos_INR n) as N. pose proof PI_RGT_0 as HP.
  assert (L : 0 <= B n).
  { unfold B. apply RInt_ge_0; [lra | exists (B n); apply B_int|]. intros x _. apply Rmult_le_pos; [apply pow2_ge_0|]. rewrite pow_mult. apply pow_le, pow2_ge_0. }
  assert (U : B n <= 9 * (A n - A (S n))).
  { assert (H : is_RInt (fun x => 9 * (cos x ^ (2 * n) - cos x ^ (2 * S n))) 0 (PI / 2) (9 * (A n - A (S n)))).
    { apply (is_RInt_scal (fun x => cos x ^ (2 * n) - cos x ^ (2 * S n)) _ _ 9). apply (is_RInt_minus (fun x => cos x ^ (2 * n))); apply A_int. }
    rewrite <- (is_RInt_unique (V := R_CompleteNormedModule) _ _ _ _ H). unfold B. apply RInt_le; [lra | exists (B n); apply B_int | exists (9 * (A n - A (S n))); exact H|].
    intros x Hx. pose proof (sin_low x Hx) as T. rewrite even_S. cbn [pow]. assert (C : 0 <= cos x ^ (2 * n)) by (rewrite pow_mult; apply pow_le, pow2_ge_0).
    set (w := cos x ^ (2 * n)) in *. simpl in T. assert (x * (x * 1) * w <= 9 * (1 - cos x * cos x) * w) by (apply Rmult_le_compat_r; assumption). lra. }
  split; [apply Rmult_le_pos; [exact L | left; apply Rinv_0_lt_compat; exact P]|].
  apply Rmult_le_reg_r with (A n * (INR n + 1)); [apply Rmult_lt_0_compat; lra|].
  replace (B n / A n * (A n * (INR n + 1))) with (B n * (INR n + 1)) by (field; lra). replace (9 / 2 * / (INR n + 1) * (A n * (INR n + 1))) with (9 / 2 * A n) by (field; lra).
  assert (B n * (INR n + 1) <= 9 * (A n - A (S n)) * (INR n + 1)) by (apply Rmult_le_compat_r; lra). lra.
Qed.
Theorem basel : is_series (fun j => / (INR j + 1) ^ 2) (PI ^ 2 / 6).
Proof.
  assert (L : is_lim_seq (fun n => 2 * (B n / A n)) 0).
  { apply (is_lim_seq_le_le (fun _ => 0) _ (fun n => 9 * / (INR n + 1))).
    - intros n. pose proof (ratio_small n). lra.
    - apply is_lim_seq_const.
    - replace (Finite 0) with (Finite (9 * 0)) by (f_equal; ring). apply (is_lim_seq_scal_l _ 9 (Finite 0)).
      apply is_lim_seq_ext with (fun j => / INR (S j)); [intros; rewrite S_INR; reflexivity|]. apply (is_lim_seq_incr_1 (fun j => / INR j)).
      replace (Finite 0) with (Rbar_inv p_infty) by reflexivity. apply is_lim_seq_inv; [apply is_lim_seq_INR | discriminate]. }
  set (g := fun n => - (2 * (B n / A n))).
  apply (is_series_ext (fun j => g (S j) - g j)).
  - intros j. rewrite telescopes. unfold g. match goal with |- ?x = ?y => change (@eq R x y) end. ring.
  - replace (PI ^ 2 / 6) with (- g O) by (unfold g; rewrite ratio_start; lra). apply is_series_telescoping. unfold g.
    replace (Finite 0) with (Finite (- 0)) by (f_equal; ring). apply (is_lim_seq_opp (fun n => 2 * (B n / A n)) (Finite 0)). exact L.
Qed.
