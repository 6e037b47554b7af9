package io.sluice.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sluice.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheEdgesSpeakToKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.sluice.query.projection", "io.sluice.query.announce")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.smallrye.reactive.messaging..",
              "org.eclipse.microprofile.reactive.messaging..");

  @ArchTest
  static final ArchRule onlyResourcesAndProblemsSpeakRest =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .resideOutsideOfPackages("io.sluice.query.problem", "io.sluice.query.api")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

  @ArchTest
  static final ArchRule theCoreKnowsNeitherContainerNorDatabase =
      noClasses()
          .that()
          .resideInAnyPackage("io.sluice.query.paging", "io.sluice.query.csv")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.enterprise..", "jakarta.inject..", "io.vertx..", "io.quarkus..");

  @ArchTest
  static final ArchRule timeIsAnArgument =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Job")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class);

  @ArchTest
  static final ArchRule noFieldInjection =
      noFields().should().beAnnotatedWith("jakarta.inject.Inject");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.sluice.query.(*)..").should().beFreeOfCycles();
}
