"""Numbers each system call by name, because the filter must be right on x86-64 and on arm64 alike.

Source: the kernel's `arch/x86/entry/syscalls/syscall_64.tbl` and
`include/uapi/asm-generic/unistd.h`.
"""

from __future__ import annotations

# name:x86-64:arm64; a dash where the architecture never had the call.
_NUMBERS = """
read:0:63 write:1:64 readv:19:65 writev:20:66 pread64:17:67 pwrite64:18:68 preadv:295:69
pwritev:296:70 preadv2:327:286 pwritev2:328:287 lseek:8:62 close:3:57 close_range:436:436
open:2:- openat:257:56 creat:85:- stat:4:- fstat:5:80 lstat:6:- newfstatat:262:79 statx:332:291
access:21:- faccessat:269:48 faccessat2:439:439 readlink:89:- readlinkat:267:78 getdents:78:-
getdents64:217:61 getcwd:79:17 chdir:80:49 fchdir:81:50 dup:32:23 dup2:33:- dup3:292:24
fcntl:72:25 flock:73:32 fsync:74:82 fdatasync:75:83 ftruncate:77:46 truncate:76:45
fallocate:285:47 fadvise64:221:223 readahead:187:213 copy_file_range:326:285 sendfile:40:71
rename:82:- renameat:264:38 renameat2:316:276 mkdir:83:- mkdirat:258:34 rmdir:84:- unlink:87:-
unlinkat:263:35 umask:95:166 statfs:137:43 fstatfs:138:44 ioctl:16:29 pipe:22:- pipe2:293:59
poll:7:- ppoll:271:73 select:23:- pselect6:270:72 brk:12:214 mmap:9:222 munmap:11:215
mremap:25:216 mprotect:10:226 madvise:28:233 msync:26:227 mincore:27:232 membarrier:324:283
get_mempolicy:239:236 mseal:462:462 clock_gettime:228:113 clock_getres:229:114
clock_nanosleep:230:115 nanosleep:35:101 gettimeofday:96:169 time:201:- times:100:153
getitimer:36:102 setitimer:38:103 alarm:37:- timer_create:222:107 timer_settime:223:110
timer_gettime:224:108 timer_getoverrun:225:109 timer_delete:226:111 exit:60:93 exit_group:231:94
wait4:61:260 waitid:247:95 getpid:39:172 getppid:110:173 gettid:186:178 getpgrp:111:-
getpgid:121:155 getsid:124:156 getuid:102:174 geteuid:107:175 getgid:104:176 getegid:108:177
getresuid:118:148 getresgid:120:150 getgroups:115:158 capget:125:90 uname:63:160 sysinfo:99:179
getrusage:98:165 getcpu:309:168 getrandom:318:278 getpriority:140:141 getrlimit:97:163
setrlimit:160:164 prlimit64:302:261 set_tid_address:218:96 set_robust_list:273:99 rseq:334:293
arch_prctl:158:- prctl:157:167 restart_syscall:219:128 rt_sigaction:13:134 rt_sigprocmask:14:135
rt_sigreturn:15:139 rt_sigpending:127:136 rt_sigtimedwait:128:137 rt_sigsuspend:130:133
sigaltstack:131:132 pause:34:- kill:62:129 tkill:200:130 tgkill:234:131 futex:202:98
futex_waitv:449:449 sched_yield:24:124 sched_getaffinity:204:123 sched_setaffinity:203:122
sched_getparam:143:121 sched_getscheduler:145:120 sched_get_priority_max:146:125
sched_get_priority_min:147:126 sched_rr_get_interval:148:127 clone:56:220
sendto:44:206 recvfrom:45:207 getsockname:51:204 getsockopt:55:209 clone3:435:435
openat2:437:437 epoll_pwait2:441:441 futex_wake:454:454 futex_wait:455:455 fork:57:- vfork:58:-
execve:59:221 execveat:322:281 chmod:90:- fchmod:91:52 fchmodat:268:53 fchmodat2:452:452 utime:132:-
utimes:235:- futimesat:261:- utimensat:280:88 getxattr:191:8 lgetxattr:192:9 fgetxattr:193:10
listxattr:194:11 llistxattr:195:12 flistxattr:196:13 setxattr:188:5 lsetxattr:189:6 fsetxattr:190:7
socket:41:198 socketpair:53:199 ptrace:101:117 process_vm_readv:310:270 process_vm_writev:311:271
process_madvise:440:440 kcmp:312:272 io_uring_setup:425:425 userfaultfd:323:282 bpf:321:280
perf_event_open:298:241 mount:165:40 umount2:166:39 unshare:272:97 setns:308:268 pivot_root:155:41
chroot:161:51 open_tree:428:428 fsopen:430:430 move_mount:429:429 keyctl:250:219 add_key:248:217
request_key:249:218 open_by_handle_at:304:265 name_to_handle_at:303:264 quotactl:179:60
pidfd_open:434:434 pidfd_send_signal:424:424 pidfd_getfd:438:438 memfd_create:319:279
memfd_secret:447:447 shmget:29:194 semget:64:190 msgget:68:186 mq_open:240:180 symlink:88:-
symlinkat:266:36 link:86:- linkat:265:37 mknod:133:- mknodat:259:33 chown:92:- fchown:93:55
lchown:94:- fchownat:260:54 setpriority:141:140 sched_setscheduler:144:119 setsid:112:157
setpgid:109:154 setuid:105:146 setresuid:117:147 setgroups:116:159 capset:126:91 personality:135:92
rt_sigqueueinfo:129:138 rt_tgsigqueueinfo:297:240 syslog:103:116 sethostname:170:161
init_module:175:105 finit_module:313:273 kexec_load:246:104 reboot:169:142 settimeofday:164:170
clock_adjtime:305:266 swapon:167:224 acct:163:89 inotify_init1:294:26 fanotify_init:300:262
eventfd2:290:19 epoll_create1:291:20 signalfd4:289:74 timerfd_create:283:85 splice:275:76 tee:276:77
vmsplice:278:75 sync:162:81 syncfs:306:267 landlock_create_ruleset:444:444 landlock_add_rule:445:445
landlock_restrict_self:446:446 seccomp:317:277 iopl:172:- ioperm:173:- modify_ldt:154:-
ioprio_set:251:30 mbind:237:235 migrate_pages:256:238 move_pages:279:239 get_robust_list:274:100
lookup_dcookie:212:18
"""

MACHINES = ("x86_64", "aarch64")


def _table() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {machine: {} for machine in MACHINES}
    for entry in _NUMBERS.split():
        name, *numbers = entry.split(":")
        for machine, number in zip(MACHINES, numbers, strict=True):
            if number != "-":
                table[machine][name] = int(number)
    return table


SYSCALLS: dict[str, dict[str, int]] = _table()

# Calls above this were added after the table was written: "not implemented" is the answer a
# C library expects from a kernel that lacks one, and it then falls back to an older call.
NEWEST_KNOWN = 462
