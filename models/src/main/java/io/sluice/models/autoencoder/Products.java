package io.sluice.models.autoencoder;

/**
 * Products of row-major matrices. The innermost loops run over neighbouring floats without a
 * reduction, so that the JIT turns them into vector instructions and the order of additions, hence
 * every bit of the result, stays the same on each machine.
 */
final class Products {

  private Products() {}

  /** {@code out[m,n] += a[m,k] b[k,n]}. */
  static void add(float[] a, float[] b, float[] out, int m, int k, int n) {
    for (int row = 0; row < m; row++) {
      int o = row * n;
      int i = 0;
      for (; i + 4 <= k; i += 4) {
        int at = row * k + i;
        addFour(out, o, n, b, i * n, n, a[at], a[at + 1], a[at + 2], a[at + 3]);
      }
      for (; i < k; i++) {
        addOne(out, o, n, b, i * n, a[row * k + i]);
      }
    }
  }

  /** {@code out[m,n] += aᵀ b} with {@code a[k,m]} and {@code b[k,n]}. */
  static void addTransposed(float[] a, float[] b, float[] out, int m, int k, int n) {
    int i = 0;
    for (; i + 4 <= k; i += 4) {
      for (int row = 0; row < m; row++) {
        int at = i * m + row;
        addFour(out, row * n, n, b, i * n, n, a[at], a[at + m], a[at + 2 * m], a[at + 3 * m]);
      }
    }
    for (; i < k; i++) {
      for (int row = 0; row < m; row++) {
        addOne(out, row * n, n, b, i * n, a[i * m + row]);
      }
    }
  }

  /** {@code out[n,m] = aᵀ} with {@code a[m,n]}. */
  static void transpose(float[] a, float[] out, int m, int n) {
    for (int row = 0; row < m; row++) {
      for (int column = 0; column < n; column++) {
        out[column * m + row] = a[row * n + column];
      }
    }
  }

  private static void addOne(float[] out, int o, int n, float[] b, int at, float factor) {
    for (int j = 0; j < n; j++) {
      out[o + j] += factor * b[at + j];
    }
  }

  private static void addFour(
      float[] out,
      int o,
      int n,
      float[] b,
      int at,
      int step,
      float f0,
      float f1,
      float f2,
      float f3) {
    int at1 = at + step;
    int at2 = at1 + step;
    int at3 = at2 + step;
    for (int j = 0; j < n; j++) {
      out[o + j] += f0 * b[at + j] + f1 * b[at1 + j] + f2 * b[at2 + j] + f3 * b[at3 + j];
    }
  }
}
