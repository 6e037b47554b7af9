package io.sluice.query.asset;

import io.sluice.contracts.Glob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says to which site an asset belongs. */
final class Sites {

  private final Map<String, List<Glob>> assets = new LinkedHashMap<>();

  /**
   * @param patterns of the assets of each site
   */
  Sites(Map<String, List<String>> patterns) {
    new TreeMap<>(patterns)
        .forEach(
            (site, its) ->
                assets.put(site, its.stream().map(String::strip).map(Glob::new).toList()));
  }

  /** Of an asset of which nothing was said: its name up to the first dash. */
  String of(String asset) {
    for (var site : assets.entrySet()) {
      if (site.getValue().stream().anyMatch(one -> one.matches(asset))) {
        return site.getKey();
      }
    }
    int dash = asset.indexOf('-');
    return dash < 0 ? asset : asset.substring(0, dash);
  }
}
