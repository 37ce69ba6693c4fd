/** The store contract as test suites for any store. */
module io.escala.crm.tck {
    requires transitive io.escala.crm.spi;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires org.junit.jupiter.params;
    requires static transitive org.jspecify;

    exports io.escala.crm.tck;

    // JUnit finds the tests by reflection.
    opens io.escala.crm.tck;
}
