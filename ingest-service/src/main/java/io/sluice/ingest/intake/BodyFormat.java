package io.sluice.ingest.intake;

/** Finds the records in a body and has them judged. What cannot be read is a rejected record. */
interface BodyFormat {

  void read(Body body, BodyRecords records);
}
