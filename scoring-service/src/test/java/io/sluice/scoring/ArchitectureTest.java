package io.sluice.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(
    packages = "io.sluice.scoring",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_edges_know_kafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("..intake..", "..publish..", "..drift..", "..shadow..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule only_what_answers_requests_knows_rest =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..predict..", "..trial..", "..model..", "..request..", "..limit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..");

  @ArchTest
  static final ArchRule the_core_knows_no_container =
      noClasses()
          .that()
          .resideInAnyPackage("..window..", "..memory..", "..judge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..", "io.micrometer..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.InstantSource.class);

  @ArchTest
  static final ArchRule the_core_does_not_look_at_the_clock =
      noClasses()
          .that()
          .resideInAnyPackage("..window..", "..memory..", "..judge..", "..bundle..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule dependencies_come_through_constructors =
      noFields().should().beAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule no_cycles =
      slices().matching("io.sluice.scoring.(*)..").should().beFreeOfCycles();
}
