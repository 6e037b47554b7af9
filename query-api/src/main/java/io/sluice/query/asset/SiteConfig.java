package io.sluice.query.asset;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;

/** To which site assets belong, by which the control room groups them. */
@ConfigMapping(prefix = "sluice.query.assets")
public interface SiteConfig {

  /**
   * By the name of a site its assets, with {@code *} for anything: {@code north-1,pump-*}. Of
   * several that fit the first in the order of their names is it; of an asset that none fits the
   * site is its name up to the first dash.
   */
  Map<String, List<String>> sites();
}
