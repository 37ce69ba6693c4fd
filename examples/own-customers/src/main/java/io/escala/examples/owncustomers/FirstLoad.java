package io.escala.examples.owncustomers;

import io.escala.core.inbox.Desk;
import io.escala.core.result.Refusal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Hands all customers to the inbox at every start: what it knows already changes nothing. */
@Component
class FirstLoad implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLoad.class);
    private static final int PAGE = 500;

    private final Customers customers;
    private final Desk desk;

    FirstLoad(Customers customers, Desk desk) {
        this.customers = customers;
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Customer> page = customers.after("", PAGE);
        while (!page.isEmpty()) {
            load(page);
            page = customers.after(page.get(page.size() - 1).id(), PAGE);
        }
    }

    private void load(List<Customer> page) {
        desk.contacts().upsertAll(page.stream().map(Customer::asContact).iterator(), (row, outcome) -> {
            for (Refusal why : outcome.refusals()) {
                LOG.warn("{} is not in the inbox: {}", page.get(row.intValue()), why);
            }
        });
    }
}
