package io.escala.crm.memory;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on the subject of the run; run from {@link SaboteurTest} only. */
@ExtendWith(SubjectParameter.class)
final class SubjectContract extends CrmStoreContract {
    private final Subject subject;

    SubjectContract(Subject subject) {
        this.subject = subject;
    }

    @Override
    protected StoreFixture fixture() {
        return subject.newFixture();
    }
}
