package io.sluice.models.hotelling;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.hotelling.HotellingSettings;
import io.sluice.models.block.SignalMoments;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Where the means of a plant's tags are in normal operation, and how they vary together.
 *
 * @param settings what is averaged
 * @param mean by signal, standardised
 * @param precision inverse of the covariance
 * @param independent windows that do not overlap: what the estimate is worth
 */
public record Hotelling(
    HotellingSettings settings, double[] mean, DMatrixRMaj precision, int independent) {

  /**
   * Estimates the covariance, shrunk to a multiple of the identity as far as few windows ask for
   * (Ledoit and Wolf, A well-conditioned estimator for large-dimensional covariance matrices,
   * 2004).
   */
  public static Hotelling fit(WindowReplay normal) {
    Profile profile = normal.profile();
    List<Signal> signals = SignalMoments.values(profile, normal.stretches());
    var settings = new HotellingSettings(profile.window(), signals);
    List<float[]> rows = rows(normal, settings);
    int width = signals.size();
    double[] mean = new double[width];
    for (float[] row : rows) {
      for (int i = 0; i < width; i++) {
        mean[i] += row[i] / (double) rows.size();
      }
    }
    var covariance = new DMatrixRMaj(width, width);
    double[] off = new double[width];
    double fourth = 0;
    for (float[] row : rows) {
      double square = 0;
      for (int i = 0; i < width; i++) {
        off[i] = row[i] - mean[i];
        square += off[i] * off[i];
      }
      fourth += square * square;
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          covariance.data[i * width + j] += off[i] * off[j] / rows.size();
        }
      }
    }
    shrink(covariance, fourth, rows.size());
    CommonOps_DDRM.invert(covariance);
    int independent = Math.max(1, rows.size() * profile.trainingStride() / profile.window());
    return new Hotelling(settings, mean, covariance, independent);
  }

  private static List<float[]> rows(WindowReplay normal, HotellingSettings settings) {
    Profile profile = normal.profile();
    var means = new BlockMeans(profile, settings.blockReadings(), 1, settings.signals());
    var rows = new ArrayList<float[]>();
    boolean[] missing = new boolean[profile.tags().size()];
    normal.run(
        profile.trainingStride(),
        (row, ring) -> {
          float[] values = new float[means.size()];
          means.extract(ring, values, 0, missing, 0);
          rows.add(values);
        });
    return rows;
  }

  private static void shrink(DMatrixRMaj covariance, double fourth, int rows) {
    int tags = covariance.numRows;
    double target = CommonOps_DDRM.trace(covariance) / tags;
    double squares = CommonOps_DDRM.elementSum(squared(covariance));
    double distance = (squares - tags * target * target) / tags;
    double error = (fourth / rows - squares) / rows / tags;
    double shrinkage = distance > 0 ? Math.clamp(error / distance, 0, 1) : 1;
    CommonOps_DDRM.scale(1 - shrinkage, covariance);
    // The least keeps a plant that stands still invertible.
    double added = Math.max(1e-6, shrinkage * target);
    for (int tag = 0; tag < tags; tag++) {
      covariance.add(tag, tag, added);
    }
  }

  private static DMatrixRMaj squared(DMatrixRMaj matrix) {
    var squares = new DMatrixRMaj(matrix);
    CommonOps_DDRM.elementPower(matrix, 2, squares);
    return squares;
  }

  /**
   * The score that a further window of normal operation exceeds with a probability, if windows vary
   * normally: the limit for future observations (Tracy, Young and Mason, Multivariate Control
   * Charts for Individual Observations, 1992). The fewer windows there were, the higher.
   */
  public double limit(double probability) {
    double tags = mean.length;
    double windows = Math.max(independent, tags + 2);
    double factor = (windows * windows - 1) / (windows * (windows - tags));
    return factor * FDistribution.of(tags, windows - tags).inverseSurvivalProbability(probability);
  }
}
