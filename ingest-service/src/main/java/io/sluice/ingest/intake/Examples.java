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

  /** A CSV has a column for each tag of its profile. */
  static final String CSV =
      """
      time,asset,profile,FIT101,LIT101,MV101,P101,P102,AIT201,AIT202,AIT203,\
      FIT201,MV201,P201,P202,P203,P204,P205,P206,DPIT301,FIT301,LIT301,MV301,\
      MV302,MV303,MV304,P301,P302,AIT401,AIT402,FIT401,LIT401,P401,P402,P403,\
      P404,UV401,AIT501,AIT502,AIT503,AIT504,FIT501,FIT502,FIT503,FIT504,\
      P501,P502,PIT501,PIT502,PIT503,FIT601,P601,P602,P603
      2026-01-31T08:00:00Z,plant-1,swat,2.5215,500.1000,2,2,1,251.4560,\
      7.0080,478.0480,2.4690,2,1,1,1,1,2,1,17.8880,2.1690,837.5000,1,2,1,1,2,\
      1,13.4400,225.9840,1.6785,891.0500,2,1,1,1,2,7.1488,207.2960,255.1040,\
      6.8480,1.7105,1.2125,0.3410,0.1470,2,1,250.8480,1.7920,186.8000,0.0000,\
      1,1,1
      2026-01-31T08:00:01Z,plant-1,swat,2.5240,500.4500,2,2,1,251.4560,\
      7.0144,477.5360,2.4535,2,1,1,1,1,2,1,17.9200,2.1600,837.3000,1,2,1,1,2,\
      1,13.4720,225.7280,1.6845,891.1000,2,1,1,1,2,7.1488,207.5200,254.9760,\
      6.8800,1.7135,1.2185,0.3380,0.1460,2,1,250.8000,1.5840,186.2080,0.0000,\
      1,1,1
      """;

  private Examples() {}
}
