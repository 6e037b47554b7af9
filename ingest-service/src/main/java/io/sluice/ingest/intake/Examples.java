package io.sluice.ingest.intake;

/** Bodies to try in the Swagger UI, with a few of the shipped profile's tags. */
final class Examples {

  static final String JSON =
      """
      {"asset": "plant-1", "profile": "swat", "time": "2026-01-31T08:00:00Z",
       "values": {"FIT101": 2.43, "LIT101": 522.8, "MV101": 2, "P101": 2, "P102": 1},
       "quality": {"FIT101": "UNCERTAIN"}}
      """;

  static final String JSON_ARRAY =
      """
      [{"asset": "plant-1", "profile": "swat", "time": "2026-01-31T08:00:00Z",
        "values": {"FIT101": 2.43, "LIT101": 522.8}},
       {"asset": "plant-1", "profile": "swat", "time": "2026-01-31T08:00:01Z",
        "values": {"FIT101": 2.44, "LIT101": null}}]
      """;

  static final String NDJSON =
      """
      {"asset":"plant-1","profile":"swat","time":"2026-01-31T08:00:00Z","values":{"FIT101":2.43}}
      {"asset":"plant-1","profile":"swat","time":"2026-01-31T08:00:01Z","values":{"FIT101":2.44}}
      """;

  static final String CSV =
      """
      time,asset,profile,FIT101,LIT101
      2026-01-31T08:00:00Z,plant-1,swat,2.43,522.8
      2026-01-31T08:00:01Z,plant-1,swat,2.44,522.9
      """;

  private Examples() {}
}
