(** 2 x 2 matrices of real numbers: just what continued fractions need. *)
Require Import Reals Lra.
Open Scope R_scope.

Record mat := Mat { m11 : R; m12 : R; m21 : R; m22 : R }.
Definition mul (x y : mat) := Mat
  (m11 x * m11 y + m12 x * m21 y) (m11 x * m12 y + m12 x * m22 y)
  (m21 x * m11 y + m22 x * m21 y) (m21 x * m12 y + m22 x * m22 y).
Definition scale (c : R) (x : mat) := Mat (c * m11 x) (c * m12 x) (c * m21 x) (c * m22 x).
Definition det (x : mat) := m11 x * m22 x - m12 x * m21 x.
(** The sum of the absolute values. *)
Definition norm (x : mat) := Rabs (m11 x) + Rabs (m12 x) + Rabs (m21 x) + Rabs (m22 x).

Lemma mat_eq x y : m11 x = m11 y -> m12 x = m12 y -> m21 x = m21 y -> m22 x = m22 y -> x = y.
Proof. destruct x, y; simpl; intros; subst; reflexivity. Qed.
Lemma mul_assoc x y z : mul (mul x y) z = mul x (mul y z).
Proof. apply mat_eq; simpl; ring. Qed.
Lemma mul_scale c x y : mul x (scale c y) = scale c (mul x y).
Proof. apply mat_eq; simpl; ring. Qed.
Lemma scale_mul c x y : mul (scale c x) y = scale c (mul x y).
Proof. apply mat_eq; simpl; ring. Qed.
Lemma scale_scale c d x : scale c (scale d x) = scale (c * d) x.
Proof. apply mat_eq; simpl; ring. Qed.
Lemma norm_pos x : 0 <= norm x.
Proof.
  unfold norm. pose proof (Rabs_pos (m11 x)); pose proof (Rabs_pos (m12 x)).
  pose proof (Rabs_pos (m21 x)); pose proof (Rabs_pos (m22 x)); lra.
Qed.
