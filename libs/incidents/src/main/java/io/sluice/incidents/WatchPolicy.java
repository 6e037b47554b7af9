package io.sluice.incidents;

import java.time.Duration;

/**
 * From when on something that should go on is missed, by the event time of what does go on; or by
 * the wall clock, if nothing does.
 *
 * @param detectorSilent how long a detector gives no scores to a stream until that is a fault of
 *     the data; 0 is never
 * @param streamSilent how long nothing comes of one stream while another of its asset goes on,
 *     likewise; a stream that is slower than that is given twice its usual pace
 * @param assetSilent how long nothing comes of any stream of an asset, likewise
 */
public record WatchPolicy(Duration detectorSilent, Duration streamSilent, Duration assetSilent) {

  public static final String DETECTOR_SILENT = "PT10M";
  public static final String STREAM_SILENT = "PT15M";
  public static final String ASSET_SILENT = "PT5M";

  /** Where nobody says otherwise. */
  public static final WatchPolicy DEFAULT =
      new WatchPolicy(
          Duration.parse(DETECTOR_SILENT),
          Duration.parse(STREAM_SILENT),
          Duration.parse(ASSET_SILENT));

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public WatchPolicy {
    Course.notNegative(detectorSilent, "detector-silent");
    Course.notNegative(streamSilent, "stream-silent");
    Course.notNegative(assetSilent, "asset-silent");
  }
}
