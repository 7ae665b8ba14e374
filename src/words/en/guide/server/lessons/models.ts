/** The lesson that goes through the models, and the one with the mistakes. In English. */
import type { ServerLessonWords } from '../../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../../phrase.ts';

export const models: ServerLessonWords<'server-models'> = {
  title: 'Which model solves what',
  about:
    'Iterative, threads, processes, prefork, Reactor: what each one solves, and what it leaves.',
  steps: {
    iterative: {
      title: 'Iterative: the simplest',
      text: phrase`One client after the other. No locks, no threads; but the fifth client waits for the four before it: 430 ms for a service of 100. Good for short answers and few clients.`,
    },
    threads: {
      title: 'Threads: a slow client stops nobody',
      text: phrase`A thread blocks, the others go on. It solves waiting for I/O with plain, blocking code. It leaves: a stack each, locks around shared data, and under the GIL no gain for CPU work.`,
    },
    processes: {
      title: 'Processes: all cores, and isolation',
      text: phrase`A process for each connection uses all cores, and a crash ends one client’s process only. It leaves: ${code('fork()')} takes time and memory, and children must be reaped with ${code('waitpid()')}.`,
    },
    prefork: {
      title: 'Prefork: fork beforehand',
      text: phrase`The workers are there before the clients come: no ${code('fork()')} per connection, and a fixed number of processes. It leaves: as many slow clients as workers stop it.`,
    },
    reactor: {
      title: 'Reactor: one thread for all',
      text: phrase`One thread waits for all connections by ${code('epoll_wait()')} and works only where something is ready. Ten thousand silent clients cost descriptors only. It leaves: no handler may block, and one core is used.`,
    },
  },
  learned: phrase`Threads and processes solve waiting by more workers, a Reactor by waiting for all at once. Servers of today join both: an event loop for each core, and a pool for what blocks.`,
};

export const mistakes: ServerLessonWords<'server-mistakes'> = {
  title: 'Three programs with a mistake',
  about: 'Each of them works in a first test. What goes wrong, and which line is it?',
  steps: {
    endOfFile: {
      title: 'The CPU is at 100 %',
      asks: {
        question: 'recv() returns 0 again and again. What does 0 mean?',
        choices: {
          eof: 'The client has closed',
          empty: 'Nothing has arrived yet',
          lost: 'A segment was lost',
        },
      },
      text: phrase`0 is the end of the file (${code("b''")} in Python): c0 has sent its FIN. Nobody looked, so the loop calls ${code('recv()')} for ever, and c1 is never accepted. Right: on 0, ${code('close()')} and leave the loop.`,
    },
    copyKept: {
      title: 'The child has closed, and no FIN goes out',
      asks: {
        question: 'The child called close() and ended. Why is no FIN sent?',
        choices: {
          copy: 'The parent has the socket open, too',
          fin: 'The FIN was lost',
          wait: 'The FIN waits for an ACK',
        },
      },
      text: phrase`After ${code('fork()')} both have the socket. A FIN goes out when the last copy is closed, and the parent kept its own: c0 stays in ${stateMark('FIN_WAIT_2')}, and descriptors pile up. Right: the parent closes its copy after ${code('fork()')}.`,
    },
    acceptOnce: {
      title: 'It ended before anybody came',
      asks: {
        question: 'Both clients were refused. Why?',
        choices: {
          once: 'accept() did not wait, and was called once',
          port: 'The port was wrong',
          firewall: 'A firewall dropped the SYNs',
        },
      },
      text: phrase`The listening socket is non-blocking: with nobody in the queue ${code('accept()')} fails with EAGAIN at once. The program took that for the end. Right: wait by ${code('epoll_wait()')} or ${code('select()')}, then call ${code('accept()')}.`,
    },
  },
  learned: phrase`Look at what ${code('recv()')} returns, close every copy of a socket, and wait before you call something that does not block.`,
};
